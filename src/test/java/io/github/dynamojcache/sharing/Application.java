package io.github.dynamojcache.sharing;

import io.github.dynamojcache.codec.KeyCodec;
import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.sharing.app.Samples;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An application: classes that its loader has for itself, and threads whose loader that is. */
final class Application implements AutoCloseable {

  private static final String PACKAGE = Samples.class.getPackageName();

  private final Loader loader;

  /**
   * Deploys the application below the loader of the tests.
   *
   * @param folder where it puts what declares its services
   */
  Application(Path folder) throws IOException {
    this(folder, Application.class.getClassLoader());
  }

  /** Deploys the application below another loader. */
  Application(Path folder, ClassLoader parent) throws IOException {
    declare(folder, KeyCodec.class, PACKAGE + ".ShelfCodec");
    declare(folder, ValueSurrogate.class, PACKAGE + ".MoneySurrogate");
    this.loader =
        new Loader(
            parent,
            folder.toUri().toURL(),
            Samples.class.getProtectionDomain().getCodeSource().getLocation());
  }

  private static void declare(Path folder, Class<?> service, String name) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(service.getName()), name);
  }

  ClassLoader loader() {
    return loader;
  }

  /** Returns the application's own class of a name. */
  Class<?> type(Class<?> same) {
    try {
      return loader.loadClass(same.getName());
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Calls a static method of the application. */
  Object call(Class<?> type, String method) {
    return run(() -> type(type).getMethod(method).invoke(null));
  }

  /** Returns samples of the application's classes, by the names of their forms. */
  @SuppressWarnings("unchecked") // both methods return such a map
  Map<String, Object> samples(String method) {
    return (Map<String, Object>) call(Samples.class, method);
  }

  /** Does something on a thread of the application. */
  <T> T run(Callable<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                done.complete(work.call());
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            },
            "application");
    thread.setContextClassLoader(loader);
    thread.start();
    try {
      return done.join();
    } catch (CompletionException e) {
      throw new AssertionError("in the application", e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  private static final class Loader extends URLClassLoader {

    Loader(ClassLoader parent, URL... urls) {
      super(urls, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith(PACKAGE)) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
    }
  }
}
