package io.github.dynamojcache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.bypass.BypassSettings;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.dynamo.item.ChunkSettings;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.management.Prices;
import io.github.dynamojcache.internal.table.TableSettings;
import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.FailureMode;
import io.github.dynamojcache.options.Oversize;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.options.TableMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings accept, and what they say when they do not. */
class SettingValueTest {

  @Test
  void everySettingReachesItsPlace() {
    CacheSettings settings =
        cacheSettings(
            """
            table = orders
            table-mode = verify
            native-ttl = false
            consistent-reads = no
            shared-reads = no
            clear-mode = delete
            clear-visibility = 250ms
            shards = 256
            touch-threshold = 0.25
            purge-rate = 0
            call-timeout = 2s
            attempt-timeout = 1500ms
            consumed-capacity = false
            price-per-million-read-units = 0.25
            price-per-million-write-units = 1.25
            value-codec = json
            failure-mode = bypass
            bypass-after = 3
            bypass-retry = 1s
            bypass-journal = 500
            class-filter = strict
            allowed-classes = [com.acme.Order, "com.acme.model.*"]
            value-surrogates = [com.acme.MoneySurrogate]
            seal = aes-gcm
            seal-keys = com.acme.CacheKeys
            compression = zstd
            compression-threshold = 2000
            max-value-size = 20MiB
            oversize = skip
            chunk-size = 100KiB
            """);

    assertThat(settings)
        .isEqualTo(
            new CacheSettings(
                new StoreSettings(
                    "orders",
                    false,
                    false,
                    false,
                    ClearMode.DELETE,
                    Duration.ofMillis(250),
                    256,
                    Duration.ofSeconds(2),
                    Duration.ofMillis(1500),
                    0),
                new TableSettings("orders", TableMode.VERIFY, false),
                new BypassSettings(FailureMode.BYPASS, 3, Duration.ofSeconds(1), 500),
                0.25,
                new CapacitySettings(false, new Prices(0.25, 1.25)),
                "json",
                new SurrogateSettings(List.of("com.acme.MoneySurrogate")),
                new ClassFilterSettings(
                    FilterMode.STRICT,
                    new ClassPatterns(List.of("com.acme.Order", "com.acme.model.*"))),
                new SealSettings(SealMode.AES_GCM, Optional.of("com.acme.CacheKeys")),
                new ValueSizeSettings(
                    Compression.ZSTD,
                    2000,
                    20 << 20,
                    new ChunkSettings(Oversize.SKIP, 100 << 10, (20 << 20) + (64 << 10)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          value-codec = my codec        | kryo, json, or the name of a codec of your own
          table-mode = creat            | one of create, verify, none
          clear-mode = none             | one of generation, delete
          native-ttl = maybe            | true or false
          consistent-reads = 1          | true or false
          shared-reads = never          | true or false
          clear-visibility = soon       | a duration such as 500ms, 1s or 2m, or 0
          clear-visibility = -1s        | a duration such as 500ms, 1s or 2m, or 0
          class-filter = closed         | one of derived, strict, open
          allowed-classes = com acme    | class names, exact or with * at the end, such as ["com.acme.Order", "com.acme.model.*"]
          allowed-classes = com.acme/X  | class names, exact or with * at the end, such as ["com.acme.Order", "com.acme.model.*"]
          value-surrogates = com acme   | names of classes that implement ValueSurrogate, such as ["com.acme.MoneySurrogate"]
          value-surrogates = com/acme   | names of classes that implement ValueSurrogate, such as ["com.acme.MoneySurrogate"]
          seal = rot13                  | one of none, hmac, aes-gcm
          shards = 0                    | a whole number from 1 to 256
          shards = 257                  | a whole number from 1 to 256
          shards = 2.5                  | a whole number from 1 to 256
          shards = many                 | a whole number from 1 to 256
          touch-threshold = 1.01        | a number from 0 to 1
          touch-threshold = -0.1        | a number from 0 to 1
          purge-rate = -1               | a whole number from 0 to 1000000
          call-timeout = 0              | a duration of at least 1ms, such as 300ms, 1s or 2m
          attempt-timeout = 1 fortnight | a duration of at least 1ms, such as 300ms, 1s or 2m
          max-attempts = 0              | a whole number from 1 to 10
          max-attempts = 11             | a whole number from 1 to 10
          max-connections = 0           | a whole number from 1 to 10000
          consumed-capacity = perhaps   | true or false
          price-per-million-read-units = -0.1   | a price, a number of at least 0 such as 0.25
          price-per-million-write-units = cheap | a price, a number of at least 0 such as 0.25
          compression = gzip            | one of none, deflate, lz4, zstd
          compression-threshold = -1    | a size such as 500KiB or 16MiB, from 0 to 1073741824 bytes
          compression-threshold = some  | a size such as 500KiB or 16MiB, from 0 to 1073741824 bytes
          max-value-size = 1000         | a size such as 500KiB or 16MiB, from 1024 to 1073741824 bytes
          max-value-size = 2GiB         | a size such as 500KiB or 16MiB, from 1024 to 1073741824 bytes
          oversize = split              | one of chunk, skip, fail
          chunk-size = 0                | a size such as 500KiB or 16MiB, from 1 to 393216 bytes
          chunk-size = 400KiB           | a size such as 500KiB or 16MiB, from 1 to 393216 bytes
          region = Frankfurt            | a region's id, such as eu-central-1
          """)
  void aValueThatIsNotAcceptableIsNamedWithItsPlaceAndWithWhatIs(String line, String allowed) {
    assertThatThrownBy(() -> ManagerSettings.parse("dynamo-jcache {\n" + line + "\n}"))
        .isInstanceOf(CacheException.class)
        .hasMessage("dynamo-jcache.%s (text: 2) must be %s".formatted(line.strip(), allowed));
  }

  @Test
  void aValueInASectionIsNamedWithItsFullPath() {
    refused(
        "caches.\"com.acme.*\".shards = 0",
        "dynamo-jcache.caches.\"com.acme.*\".shards = 0 (text: 1) must be a whole number from 1 to"
            + " 256");
  }

  @Test
  void aListIsNoValue() {
    refused(
        "table = [a, b]",
        "dynamo-jcache.table = [a, b] (text: 1) must be a table's name (3 to 255 letters, digits,"
            + " or any of _ . -) or its ARN, not a section or a list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "my table", "a/b"})
  void aTableNameThatDynamoDbWouldRefuseIsRefusedHere(String name) {
    assertThatThrownBy(() -> cacheSettings("table = \"" + name + "\""))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("must be a table's name");
  }

  @Test
  void aTableMayBeGivenByItsArn() {
    String arn = "arn:aws:dynamodb:eu-central-1:123456789012:table/shared";

    assertThat(cacheSettings("table = \"" + arn + "\"").store().table()).isEqualTo(arn);
  }

  @Test
  void zeroIsAClearVisibility() {
    assertThat(cacheSettings("clear-visibility = 0").store().clearVisibility())
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void aChoiceMayBeWrittenAsInJava() {
    assertThat(cacheSettings("table-mode = VERIFY").table().mode()).isEqualTo(TableMode.VERIFY);
  }

  @Test
  void nullDoesNotTakeAwayWhatMustBeThere() {
    refused(
        "table-mode = null",
        "The setting dynamo-jcache.table-mode is null, but it must be one of create, verify, none");
  }

  @Test
  void anotherFailureModeIsRefused() {
    refused(
        "failure-mode = ignore",
        "dynamo-jcache.failure-mode = ignore (text: 1) must be one of throw, bypass");
  }

  @Test
  void anAttemptMustFitIntoTheCall() {
    assertThatThrownBy(() -> cacheSettings("call-timeout = 200ms"))
        .isInstanceOf(CacheException.class)
        .hasMessageMatching(
            "dynamo-jcache.attempt-timeout = 300ms \\(default\\) must not be longer"
                + " than dynamo-jcache.call-timeout = 200ms \\(text: 1\\): lower attempt-timeout or"
                + " raise call-timeout");
  }

  @Test
  void anAttemptThatDoesNotFitIsFoundInASectionBeforeAnyCacheIsMade() {
    assertThatThrownBy(
            () -> ManagerSettings.parse("dynamo-jcache.caches.\"a*\".attempt-timeout = 2s"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("dynamo-jcache.caches.\"a*\".attempt-timeout = 2s (text: 1)")
        .hasMessageContaining("dynamo-jcache.call-timeout = 1s");
  }

  private static void refused(String line, String message) {
    assertThatThrownBy(() -> cacheSettings(line))
        .isInstanceOf(CacheException.class)
        .hasMessage(message);
  }

  private static CacheSettings cacheSettings(String lines) {
    return ManagerSettings.parse("dynamo-jcache { " + lines + " }")
        .cacheSettings("orders", SettingsOverlay.empty());
  }
}
