package io.github.dynamojcache.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.devtools.restart.classloader.RestartClassLoader;

/** What one start of the application cached is there for the next, whatever loads its classes. */
class RestartTest {

  private static DynamoDbProcess dynamo;

  @BeforeAll
  static void startDynamoDb() {
    dynamo = new DynamoDbProcess();
    System.setProperty("DYNAMODB_ENDPOINT", dynamo.endpoint());
    System.setProperty("aws.region", "eu-central-1");
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
  }

  @AfterAll
  static void endDynamoDb() {
    dynamo.close();
    System.clearProperty("DYNAMODB_ENDPOINT");
    System.clearProperty("aws.region");
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void twoRestartsFindWhatWasCached() {
    String book;
    try (Application application = Application.start()) {
      book = application.web().get("/books/1865");
      assertThat(application.web().questions()).isEqualTo(1);
    }
    for (int restart = 1; restart <= 2; restart++) {
      try (Application application = Application.start()) {
        assertThat(application.web().get("/books/1865")).isEqualTo(book);
        assertThat(application.web().questions()).isZero();
      }
    }
  }

  /** As spring-boot-devtools does it: the application's own classes are new ones each time. */
  @Test
  void classesThatDevtoolsLoadsAnewGetTheirValues() throws Exception {
    String places;
    try (RestartClassLoader first = restartLoader();
        Application application = Application.start(first, BookShop.class)) {
      places = application.web().get("/rooms/Lewis%20Carroll/2");
      assertThat(application.web().questions()).isEqualTo(1);
    }
    try (RestartClassLoader second = restartLoader();
        Application application = Application.start(second, BookShop.class)) {
      assertThat(second.loadClass(Book.class.getName())).isNotSameAs(Book.class);
      assertThat(application.bean(CacheManager.class).getClassLoader()).isSameAs(second);
      assertThat(application.web().get("/rooms/Lewis%20Carroll/2")).isEqualTo(places);
      assertThat(application.web().get("/rooms/Lewis%20Carroll/2")).isEqualTo(places);
      assertThat(application.web().questions()).isZero();
    }
  }

  private static RestartClassLoader restartLoader() throws IOException {
    URL classes = Book.class.getProtectionDomain().getCodeSource().getLocation();
    return new RestartClassLoader(RestartTest.class.getClassLoader(), new URL[] {classes});
  }
}
