package io.github.dynamojcache.internal.classes;

import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The application that asks is the one whose loader is the calling thread's context loader.
 *
 * <p>What is made for it refers to its classes, so nothing here may refer to that, or the loader
 * would stay for as long as the manager is open. A weak reference alone would lose it at any
 * garbage collection. So the loader itself holds it: as the value that a {@link ClassValue} has for
 * a class which that loader has defined.
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
  private volatile List<Known<T>> known = List.of(); // written under this
  private volatile boolean closed;

  AskingApplication(Function<ClassLoader, T> making) {
    this.making = making;
  }

  /** An application, by its loader, as long as it is there. */
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

  /** Such a loader has no application of its own, and stays as long as this library. */
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
      ofLibrary = made; // made twice by two threads, they are the same
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

  /** A class that the loader defines, and has of its own: there is no other way to make one. */
  private static @Nullable Class<?> anchor(ClassLoader loader) {
    try {
      Object proxy =
          Proxy.newProxyInstance(
              loader, new Class<?>[] {Runnable.class}, (object, method, arguments) -> null);
      return proxy.getClass();
    } catch (RuntimeException | LinkageError e) {
      return null; // an application that has been stopped: it does without
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
