package io.github.dynamojcache.internal.classes;

import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Selects the application by the calling thread's context class loader.
 *
 * <p>The object made for an application refers to classes of that application. A strong reference
 * from here would keep the application's class loader alive for as long as the manager is open. A
 * weak reference alone would lose the object at any garbage collection. So the class loader itself
 * holds the object: as the value that a {@link ClassValue} has for a class defined by that loader.
 */
final class AskingApplication<T> implements PerApplication<T> {

  private static final ClassLoader LIBRARY = AskingApplication.class.getClassLoader();

  private final Function<ClassLoader, T> making;
  private final ClassValue<T> attached =
      new ClassValue<>() {
        @Override
        protected T computeValue(Class<?> anchor) {
          return making.apply(Objects.requireNonNull(anchor.getClassLoader()));
        }
      };
  private volatile @Nullable T ofLibrary;
  private volatile List<Known<T>> known = List.of(); // guarded by this
  private volatile boolean closed;

  AskingApplication(Function<ClassLoader, T> making) {
    this.making = making;
  }

  /** An application, identified by its class loader; does not keep the loader alive. */
  private static final class Known<T> extends WeakReference<ClassLoader> {
    private final WeakReference<T> made;
    private final WeakReference<Class<?>> anchor;

    Known(ClassLoader loader, T made, Class<?> anchor) {
      super(loader);
      this.made = new WeakReference<>(made);
      this.anchor = new WeakReference<>(anchor);
    }
  }

  @Override
  public T get() {
    return of(Thread.currentThread().getContextClassLoader());
  }

  @Override
  public T get(Object object) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return of(isOfLibrary(context) ? object.getClass().getClassLoader() : context);
  }

  @Override
  public T of(@Nullable ClassLoader loader) {
    if (loader == null || isOfLibrary(loader)) {
      return ofLibrary();
    }
    for (Known<T> each : known) {
      if (each.refersTo(loader)) {
        T made = each.made.get();
        return made == null ? attach(loader) : made;
      }
    }
    return attach(loader);
  }

  /** Such a loader belongs to no application of its own and lives as long as this library. */
  private static boolean isOfLibrary(@Nullable ClassLoader loader) {
    ClassLoader each = LIBRARY;
    while (each != null && each != loader) {
      each = each.getParent();
    }
    return each == loader || loader instanceof DefaultClassLoader;
  }

  private T ofLibrary() {
    T made = ofLibrary;
    if (made == null) {
      made = making.apply(LIBRARY);
      ofLibrary = made; // two threads may both make it: the results are equivalent
    }
    return made;
  }

  private T attach(ClassLoader loader) {
    Class<?> anchor = closed ? null : anchor(loader);
    if (anchor == null) {
      return making.apply(loader);
    }
    T made = attached.get(anchor);
    remember(new Known<>(loader, made, anchor));
    return made;
  }

  /** Returns a class that the loader itself defines; a proxy is the only way to create one. */
  private static @Nullable Class<?> anchor(ClassLoader loader) {
    try {
      Object proxy =
          Proxy.newProxyInstance(
              loader, new Class<?>[] {Runnable.class}, (object, method, arguments) -> null);
      return proxy.getClass();
    } catch (RuntimeException | LinkageError e) {
      return null; // the application has been stopped: nothing is kept for it
    }
  }

  private synchronized void remember(Known<T> added) {
    List<Known<T>> living = new ArrayList<>();
    for (Known<T> each : known) {
      if (each.get() != null && each.get() != added.get()) {
        living.add(each);
      }
    }
    living.add(added);
    known = List.copyOf(living);
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (Known<T> each : known) {
      Class<?> anchor = each.anchor.get();
      if (anchor != null) {
        attached.remove(anchor);
      }
    }
    known = List.of();
    ofLibrary = null;
  }
}
