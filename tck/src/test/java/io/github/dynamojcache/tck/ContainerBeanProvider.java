package io.github.dynamojcache.tck;

import javax.cache.annotation.BeanProvider;

/**
 * Gives the TCK its annotated beans out of the container that the system property {@code
 * tck.container} names: {@code spring}, {@code cdi} or {@code guice}. Without a bean provider the
 * TCK leaves the tests of annotations out, and counts them as passed.
 */
public final class ContainerBeanProvider implements BeanProvider {

  private final BeanProvider container;

  /** Opens nothing yet; the TCK's own loading of services calls this. */
  public ContainerBeanProvider() {
    String name = System.getProperty("tck.container", "spring");
    this.container =
        switch (name) {
          case "spring" -> new SpringBeanProvider();
          case "cdi" -> new CdiBeanProvider();
          case "guice" -> new GuiceBeanProvider();
          default -> throw new IllegalArgumentException("tck.container = " + name);
        };
  }

  @Override
  public <T> T getBeanByType(Class<T> type) {
    return container.getBeanByType(type);
  }
}
