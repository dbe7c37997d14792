package io.github.dynamojcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.internal.assembly.ValueCodecs;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.config.SurrogateSettings;
import io.github.dynamojcache.internal.values.StoredValues;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an application declares surrogates, and what is refused when a cache is opened. */
class DeclaringSurrogatesTest {

  private static final ClassLoader LOADER = DeclaringSurrogatesTest.class.getClassLoader();
  private static final SurrogateSettings NONE = new SurrogateSettings(List.of());
  private static final SurrogateSettings NAMED =
      new SurrogateSettings(List.of(ConnectionSurrogate.class.getName()));

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  /** Cannot be stored by itself. */
  public static final class Connection implements AutoCloseable {
    private final String url;

    Connection(String url) {
      this.url = url;
    }

    @Override
    public void close() {}
  }

  /** How it is stored. */
  public static class ConnectionSurrogate implements ValueSurrogate<Connection, String> {
    @Override
    public Class<Connection> type() {
      return Connection.class;
    }

    @Override
    public String toStored(Connection value) {
      return value.url;
    }

    @Override
    public Connection fromStored(String stored) {
      return new Connection(stored);
    }
  }

  private static DynamoConfiguration.Builder<String, Object> untyped() {
    return DynamoConfiguration.builder(String.class, Object.class);
  }

  private static StoredValues open(
      ClassLoader loader,
      DynamoConfiguration<?, ?> definition,
      String codec,
      SurrogateSettings settings) {
    ClassFilter strict =
        DerivedClassFilter.of("books", FilterMode.STRICT, ClassPatterns.NONE, Object.class);
    return new ValueCodecs(loader)
        .forCache("books", definition.definition(), codec, settings, strict);
  }

  private static void storesConnections(StoredValues values) throws Exception {
    Connection copied = (Connection) values.decode(values.encode(new Connection("url")));

    assertThat(copied.url).isEqualTo("url");
  }

  @Test
  void aSurrogateIsHandedInByCode() throws Exception {
    storesConnections(
        open(LOADER, untyped().valueSurrogate(new ConnectionSurrogate()).build(), "kryo", NONE));
  }

  @Test
  void aSurrogateIsNamedInTheSettings() throws Exception {
    storesConnections(open(LOADER, untyped().build(), "kryo", NAMED));
  }

  @Test
  void aSurrogateIsFoundAsAService() throws Exception {
    try (URLClassLoader loader = withService(ConnectionSurrogate.class.getName())) {
      storesConnections(open(loader, untyped().build(), "kryo", NONE));
    }
  }

  private URLClassLoader withService(String className) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(ValueSurrogate.class.getName()), className);
    return new URLClassLoader(new URL[] {folder.toUri().toURL()}, LOADER);
  }

  @Test
  void aServiceThatIsMissingIsToldWithTheNameOfTheCache() throws IOException {
    try (URLClassLoader loader = withService("com.acme.Missing")) {
      assertThatThrownBy(() -> open(loader, untyped().build(), "kryo", NONE))
          .isInstanceOf(CacheException.class)
          .hasMessageStartingWith("cache 'books': a ValueSurrogate declared in META-INF/services")
          .hasMessageContaining("com.acme.Missing");
    }
  }

  @Test
  void withoutASurrogateTheClassIsRefused() {
    StoredValues values = open(LOADER, untyped().build(), "kryo", NONE);

    assertThatThrownBy(() -> values.encode(new Connection("url")))
        .isInstanceOf(UnsupportedValueException.class);
  }

  @Test
  void twoSurrogatesForOneClassAreRefusedWhenTheCacheIsOpened() {
    DynamoConfiguration<?, ?> definition =
        untyped().valueSurrogate(new ConnectionSurrogate()).build();

    assertThatThrownBy(() -> open(LOADER, definition, "kryo", NAMED))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "cache 'books': two surrogates are for %s: %s and %s. Take one of them out of"
                + " META-INF/services, value-surrogates or the code",
            Connection.class.getName(),
            ConnectionSurrogate.class.getName(),
            ConnectionSurrogate.class.getName());
  }

  @Test
  void jsonUsesSurrogatesForWhatItStoresAsKryoDoes() throws Exception {
    DynamoConfiguration<?, ?> definition =
        untyped().valueSurrogate(new ConnectionSurrogate()).build();

    storesConnections(open(LOADER, definition, "json", NONE));
  }

  @Test
  void aSurrogateForACacheOfDocumentsIsRefusedWhenCodeHandsItIn() {
    DynamoConfiguration<?, ?> definition =
        DynamoConfiguration.builder(String.class, Connection.class)
            .valueSurrogate(new ConnectionSurrogate())
            .build();

    assertThatThrownBy(() -> open(LOADER, definition, "json", NONE))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith(
            "cache 'books': valueSurrogate was called, but surrogates are not used by the codec"
                + " 'json'")
        .hasMessageContaining("value-codec = kryo");
  }

  @Test
  void theSettingMayBeMeantForOtherCachesAndDoesNotHinderOneOfDocuments() {
    DynamoConfiguration<?, ?> definition =
        DynamoConfiguration.builder(String.class, Connection.class).build();

    assertThat(open(LOADER, definition, "json", NAMED)).isNotNull();
  }

  @Test
  void aConfigurationKeepsTheSurrogatesThatItWasGiven() {
    ConnectionSurrogate surrogate = new ConnectionSurrogate();
    DynamoConfiguration<String, Object> with = untyped().valueSurrogate(surrogate).build();

    assertThat(with.valueSurrogates()).containsExactly(surrogate);
    assertThat(DynamoConfiguration.from(with).build()).isEqualTo(with);
    assertThat(with).isNotEqualTo(untyped().build());
  }
}
