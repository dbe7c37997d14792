package io.github.dynamojcache.spring;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The running application, started as {@code main} does, on a free port. */
final class Application implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private Application(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts an application with a class loader, which is the thread's meanwhile. */
  static Application start(ClassLoader loader, Class<?> type, String... args) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      Class<?> main = loader.loadClass(type.getName());
      return new Application(
          SpringApplication.run(
              main,
              Stream.concat(Stream.of("--server.port=0"), Arrays.stream(args))
                  .toArray(String[]::new)));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  static Application start(String... args) {
    return start(Application.class.getClassLoader(), BookShop.class, args);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  Web web() {
    return new Web(
        Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
  }

  @Override
  public void close() {
    context.close();
  }
}
