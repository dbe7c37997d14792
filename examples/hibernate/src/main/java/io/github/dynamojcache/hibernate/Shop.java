package io.github.dynamojcache.hibernate;

import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** The application: everything else is said in {@code hibernate.properties}. */
public final class Shop {

  private Shop() {}

  /**
   * Starts Hibernate.
   *
   * @param settings what is to be other than in {@code hibernate.properties}
   * @return a session factory, to be closed by the caller. It closes its caches, not their entries
   */
  public static SessionFactory open(Map<String, Object> settings) {
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Article.class)
            .addAnnotatedClass(Country.class)
            .addAnnotatedClass(Customer.class)
            .addAnnotatedClass(Purchase.class)
            .addAnnotatedClass(PurchaseId.class);
    configuration.getProperties().putAll(settings);
    return configuration.buildSessionFactory();
  }
}
