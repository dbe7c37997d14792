package io.github.dynamojcache.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;

/** The application. */
@SpringBootApplication
@EnableCaching
public class BookShop {

  /**
   * Starts it.
   *
   * @param args Spring Boot's, such as {@code --server.port=8081}
   */
  public static void main(String[] args) {
    SpringApplication.run(BookShop.class, args);
  }
}
