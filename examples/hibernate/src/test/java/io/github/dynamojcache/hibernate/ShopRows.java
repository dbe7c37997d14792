package io.github.dynamojcache.hibernate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows of a shop, put into the database without Hibernate, so that no cache knows of them. */
final class ShopRows {

  private ShopRows() {}

  static void insert(String database) {
    execute(
        database,
        "insert into Country (code, name) values ('GB', 'England'), ('FR', 'France')",
        "insert into Customer (id, email, name, rank, credit, token, since, country_code) values"
            + " (42, 'alice@example.org', 'Alice Liddell', 'GOLD', 10.50,"
            + " '3f2b1c9e-0000-4000-8000-000000000001', '1862-07-04', 'GB'),"
            + " (43, 'bill@example.org', 'Bill', 'REGULAR', 0,"
            + " '3f2b1c9e-0000-4000-8000-000000000002', '1865-11-26', null)",
        "insert into Article (sku, version, price, description) values"
            + " ('watch', 0, 4200, 'Does not tell what o''clock it is.'), ('fan', 0, 300, null)",
        "insert into Purchase (customerId, sku, pieces) values"
            + " (42, 'watch', 2), (42, 'fan', 1)");
  }

  static void execute(String database, String... statements) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
