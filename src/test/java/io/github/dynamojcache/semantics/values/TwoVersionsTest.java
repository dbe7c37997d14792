package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.UndecodableValuesMXBean;
import io.github.dynamojcache.internal.values.CompiledClasses;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RequestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rolling deployment: two versions of an application, with classes that differ, use one cache.
 */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class TwoVersionsTest {

  private static final String OLD =
      """
      package app;
      public class V {
        int a = 1;
        public static Object plain() { return new V(); }
        public static Object record() { return new R(1); }
        @Override public boolean equals(Object o) { return o instanceof V v && v.a == a; }
        @Override public int hashCode() { return a; }
        @Override public String toString() { return "old" + a; }
      }
      record R(int a) {}
      """;

  private static final String YOUNG =
      OLD.replace("int a = 1;", "int a = 2; String b = \"own\";")
          .replace("\"old\" + a", "b + a")
          .replace("new R(1)", "new R(1, 2)")
          .replace("record R(int a)", "record R(int a, int b)");

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static CompiledClasses oldClasses;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static CompiledClasses youngClasses;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Jvm oldJvm;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Jvm youngJvm;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Cache<String, Object> old;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Cache<String, Object> young;

  @BeforeAll
  static void deploy(LocalDynamo dynamo, @TempDir Path folder) throws IOException {
    String table = dynamo.newTableName();
    oldClasses = compile(folder.resolve("old"), OLD);
    youngClasses = compile(folder.resolve("young"), YOUNG);
    oldJvm = new Jvm(dynamo, table, new RequestLog(), oldClasses.loader());
    youngJvm = new Jvm(dynamo, table, new RequestLog(), youngClasses.loader());
  }

  private static CompiledClasses compile(Path folder, String source) throws IOException {
    return CompiledClasses.compile(Files.createDirectories(folder), "app.V", source);
  }

  @AfterAll
  static void withdraw() throws IOException {
    oldJvm.close();
    youngJvm.close();
    oldClasses.close();
    youngClasses.close();
  }

  @BeforeEach
  void openTheSameCache() {
    String name = UUID.randomUUID().toString();
    old = oldJvm.cache(name, objects());
    young = youngJvm.cache(name, objects());
  }

  private static DynamoConfiguration.Builder<String, Object> objects() {
    return DynamoConfiguration.builder(String.class, Object.class);
  }

  private static Object plain(CompiledClasses version) throws ReflectiveOperationException {
    return version.call("app.V", "plain");
  }

  private static Object record(CompiledClasses version) throws ReflectiveOperationException {
    return version.call("app.V", "record");
  }

  @Test
  void eachReadsThePlainValuesOfTheOther() throws Exception {
    old.put("old", plain(oldClasses));
    young.put("young", plain(youngClasses));

    assertThat(young.get("old")).hasToString("own1").hasSameClassAs(plain(youngClasses));
    assertThat(old.get("young")).hasToString("old2").hasSameClassAs(plain(oldClasses));
    assertThat(old.getAll(Set.of("old", "young"))).hasSize(2);
    assertThat(young).hasSize(2);
  }

  @Test
  void eachCountsAMissForTheRecordsOfTheOther() throws Exception {
    old.put("k", record(oldClasses));

    assertThat(young.get("k")).isNull();
    assertThat(young.containsKey("k")).isFalse();
    assertThat(young.unwrap(UndecodableValuesMXBean.class).getReasons()).containsEntry("SHAPE", 2L);
    assertThat(old.get("k")).isEqualTo(record(oldClasses));
  }

  @Test
  void whoCannotReadAValueWritesOverIt() throws Exception {
    old.put("k", record(oldClasses));

    assertThat(young.putIfAbsent("k", record(youngClasses))).isTrue();

    assertThat(young.get("k")).isEqualTo(record(youngClasses));
    assertThat(old.get("k")).isNull();
    assertThat(old.putIfAbsent("k", record(oldClasses))).isTrue();
    assertThat(old.get("k")).isEqualTo(record(oldClasses));
  }

  @Test
  void conditionsOnAValueThatCannotBeReadFail() throws Exception {
    old.put("k", record(oldClasses));

    assertThat(young.replace("k", record(youngClasses), "other")).isFalse();
    assertThat(young.remove("k", record(youngClasses))).isFalse();
    assertThat(old.get("k")).isEqualTo(record(oldClasses));
  }

  @Test
  void conditionsOnAValueThatCanBeReadGoByEquals() throws Exception {
    old.put("k", plain(oldClasses));
    Object read = young.get("k");

    assertThat(young.replace("k", read, plain(youngClasses))).isTrue();

    assertThat(old.get("k")).hasToString("old2");
    assertThat(old.remove("k", old.get("k"))).isTrue();
    assertThat(young.get("k")).isNull();
  }

  @Test
  void anEntryProcessorSeesWhatItsVersionCanRead() throws Exception {
    old.put("plain", plain(oldClasses));
    old.put("record", record(oldClasses));

    assertThat(young.<String>invoke("plain", (e, args) -> String.valueOf(e.getValue())))
        .isEqualTo("own1");
    assertThat(young.<Boolean>invoke("record", (e, args) -> e.exists())).isFalse();
    young.invoke(
        "record",
        (e, args) -> {
          e.setValue("text");
          return null;
        });
    assertThat(old.get("record")).isEqualTo("text");
  }
}
