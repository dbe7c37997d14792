package io.github.dynamojcache.values;

import io.github.dynamojcache.values.jdk.JdkCalendars;
import io.github.dynamojcache.values.jdk.JdkCollections;
import io.github.dynamojcache.values.jdk.JdkConcurrency;
import io.github.dynamojcache.values.jdk.JdkGenerated;
import io.github.dynamojcache.values.jdk.JdkModules;
import io.github.dynamojcache.values.jdk.JdkRare;
import io.github.dynamojcache.values.jdk.JdkScalars;
import io.github.dynamojcache.values.jdk.JdkTexts;
import io.github.dynamojcache.values.jdk.JdkThrowables;
import io.github.dynamojcache.values.jdk.JdkTimes;
import io.github.dynamojcache.values.jdk.JdkViews;
import io.github.dynamojcache.values.jdk.JdkWrappers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values of the JDK come back as Java serialization brings them back, or are refused. */
class JdkValuesTest {

  @TestFactory
  Stream<DynamicTest> collections() {
    return OracleTests.of(new JdkCollections());
  }

  @TestFactory
  Stream<DynamicTest> views() {
    return OracleTests.of(new JdkViews());
  }

  @TestFactory
  Stream<DynamicTest> wrappers() {
    return OracleTests.of(new JdkWrappers());
  }

  @TestFactory
  Stream<DynamicTest> concurrency() {
    return OracleTests.of(new JdkConcurrency());
  }

  @TestFactory
  Stream<DynamicTest> times() {
    return OracleTests.of(new JdkTimes());
  }

  @TestFactory
  Stream<DynamicTest> calendars() {
    return OracleTests.of(new JdkCalendars());
  }

  @TestFactory
  Stream<DynamicTest> texts() {
    return OracleTests.of(new JdkTexts());
  }

  @TestFactory
  Stream<DynamicTest> scalars() {
    return OracleTests.of(new JdkScalars());
  }

  @TestFactory
  Stream<DynamicTest> throwables() {
    return OracleTests.of(new JdkThrowables());
  }

  @TestFactory
  Stream<DynamicTest> modules() {
    return OracleTests.of(new JdkModules());
  }

  @TestFactory
  Stream<DynamicTest> rare() {
    return OracleTests.of(new JdkRare());
  }

  @TestFactory
  Stream<DynamicTest> generated() {
    return OracleTests.of(new JdkGenerated());
  }
}
