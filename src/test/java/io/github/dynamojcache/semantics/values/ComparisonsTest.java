package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.ValueCodec;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKey;
import io.github.dynamojcache.seal.SealKeys;
import io.github.dynamojcache.semantics.values.ComparedClasses.EqualsFailedException;
import io.github.dynamojcache.semantics.values.ComparedValues.Answer;
import io.github.dynamojcache.semantics.values.ComparedValues.Codec;
import io.github.dynamojcache.semantics.values.ComparedValues.Comparison;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.Seals;
import io.github.dynamojcache.testing.SharedTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether the stored value is the expected one has one answer for one content, however and by whom
 * it was stored.
 */
@Tag("server")
class ComparisonsTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  /** Values by Java serialization. */
  private static final class Serialization implements ValueCodec {
    @Override
    public String name() {
      return "serialization";
    }

    @Override
    public byte id() {
      return (byte) 203;
    }

    @Override
    public byte[] encode(Object value, int room) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(new byte[room]);
      try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
        objects.writeObject(value);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // and not what a codec is meant to throw
      }
      return bytes.toByteArray();
    }

    @Override
    public Object decode(byte[] bytes, int offset, int length) throws UndecodableValueException {
      try (ObjectInputStream objects =
          new ObjectInputStream(new ByteArrayInputStream(bytes, offset, length))) {
        return objects.readObject();
      } catch (IOException | ClassNotFoundException e) {
        throw new UndecodableValueException(Reason.FORMAT, "it is no serialized object", e);
      }
    }
  }

  /** How a cache stores values. */
  private interface Settings extends UnaryOperator<DynamoConfiguration.Builder<String, Object>> {
    default Settings and(Settings others) {
      return builder -> others.apply(apply(builder));
    }
  }

  private static final Settings SMALL = builder -> builder.compression(Compression.NONE);
  private static final Settings CHUNKED = SMALL.and(builder -> builder.set("chunk-size", 100));
  private static final Settings HMAC = sealed(SealMode.HMAC, "k1");
  private static final Settings AES = sealed(SealMode.AES_GCM, "k1");
  private static final Settings DEFLATED = compressed(Compression.DEFLATE);
  private static final Settings LZ4 = compressed(Compression.LZ4);
  private static final Settings READ_FIRST =
      SMALL.and(
          builder ->
              builder.expiry(
                  Lifetimes.policy(Lifetimes.HOUR, Lifetimes.HOUR, Lifetimes.UNCHANGED)));
  private static final Settings UPDATED =
      SMALL.and(builder -> builder.expiry(AccessedExpiryPolicy.factoryOf(Duration.ONE_HOUR)));

  private static Settings sealed(SealMode mode, String current, String... others) {
    SealKeys keys =
        SealKeys.of(
            Seals.key(mode, current),
            Stream.of(others).map(id -> Seals.key(mode, id)).toArray(SealKey[]::new));
    return SMALL.and(builder -> builder.seal(mode, keys));
  }

  private static Settings compressed(Compression compression) {
    return builder -> builder.compression(compression).set("compression-threshold", 0);
  }

  /**
   * A way in which the stored value came to be, and in which it is compared.
   *
   * @param codec stores values
   * @param writer how the JVM that stored the value does it
   * @param comparing how the JVM that compares stores values
   * @param comparingCodec by which codec
   */
  private record Row(
      String name, Codec codec, Settings writer, Settings comparing, Codec comparingCodec) {

    @Override
    public String toString() {
      return codec + ", " + name;
    }

    private boolean takes(Comparison comparison) {
      return comparison.codecs().contains(codec) && comparison.codecs().contains(comparingCodec);
    }

    /** The class of a document is not stored: it is the one that the cache declares. */
    private Class<?> declaredFor(Comparison comparison) {
      return codec == Codec.JSON || comparingCodec == Codec.JSON ? comparison.type() : Object.class;
    }
  }

  private static Row row(String name, Codec codec, Settings settings) {
    return new Row(name, codec, settings, settings, codec);
  }

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Codec codec : Codec.values()) {
      rows.add(row("in one item", codec, SMALL));
      rows.add(row("in chunks", codec, CHUNKED));
      rows.add(row("sealed by AES", codec, AES));
    }
    rows.add(row("sealed, in chunks", Codec.KRYO, AES.and(CHUNKED)));
    rows.add(new Row("compressed by another JVM", Codec.KRYO, DEFLATED, SMALL, Codec.KRYO));
    rows.add(row("sealed by HMAC", Codec.KRYO, HMAC));
    rows.add(row("sealed by HMAC", Codec.JSON, HMAC));
    rows.add(row("compressed", Codec.KRYO, DEFLATED));
    rows.add(row("compressed, in chunks", Codec.KRYO, DEFLATED.and(CHUNKED)));
    rows.add(row("under a policy that is asked", Codec.KRYO, READ_FIRST));
    rows.add(row("under access expiry", Codec.KRYO, UPDATED));
    rows.add(new Row("compressed here only", Codec.KRYO, SMALL, DEFLATED, Codec.KRYO));
    rows.add(new Row("compressed otherwise", Codec.KRYO, LZ4, DEFLATED, Codec.KRYO));
    rows.add(new Row("in chunks of another JVM", Codec.JSON, CHUNKED, SMALL, Codec.JSON));
    rows.add(new Row("in chunks here only", Codec.JSON, SMALL, CHUNKED, Codec.JSON));
    rows.add(
        new Row(
            "sealed with an earlier key",
            Codec.KRYO,
            HMAC,
            sealed(SealMode.HMAC, "k2", "k1"),
            Codec.KRYO));
    rows.add(new Row("read by JSON", Codec.KRYO, SMALL, SMALL, Codec.JSON));
    rows.add(new Row("in chunks, read by JSON", Codec.KRYO, CHUNKED, CHUNKED, Codec.JSON));
    rows.add(new Row("read by another codec", Codec.KRYO, SMALL, SMALL, Codec.OWN));
    return rows;
  }

  /** Each by {@code replace} and by {@code remove}. */
  private static int combinations() {
    return 2
        * rows().stream()
            .mapToInt(row -> (int) ComparedValues.all().stream().filter(row::takes).count())
            .sum();
  }

  private static DynamoConfiguration.Builder<String, Object> configured(
      Codec codec, Class<?> type, Settings settings) {
    @SuppressWarnings("unchecked") // the test puts what is of that type
    Class<Object> values = (Class<Object>) type;
    DynamoConfiguration.Builder<String, Object> builder =
        settings.apply(DynamoConfiguration.builder(String.class, values));
    return switch (codec) {
      case KRYO -> builder;
      case JSON -> builder.valueCodec("json");
      case OWN -> builder.valueCodec(new Serialization());
    };
  }

  @Test
  void thereAreAsManyCombinationsAsThereShouldBe() {
    assertThat(List.of(rows().size(), ComparedValues.all().size(), combinations()))
        .as("ways to store a value, comparisons of values, comparisons in all")
        .isEqualTo(List.of(25, 64, 3_040));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theAnswerIsThatOfTheContent(Row row) {
    List<String> wrong = new ArrayList<>();
    ComparedValues.all().stream()
        .filter(row::takes)
        .collect(Collectors.groupingBy(row::declaredFor, LinkedHashMap::new, Collectors.toList()))
        .forEach((type, comparisons) -> wrong.addAll(compare(row, type, comparisons)));

    assertThat(wrong).isEmpty();
  }

  /** All comparisons of values of one cache. */
  private static List<String> compare(Row row, Class<?> type, List<Comparison> comparisons) {
    String name = SHARED.newCacheName();
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < comparisons.size(); i++) {
      values.put("replaced " + i, comparisons.get(i).stored().get());
      values.put("removed " + i, comparisons.get(i).stored().get());
    }
    SHARED.jvm().cache(name, configured(row.codec(), type, row.writer())).putAll(values);
    Cache<String, Object> cache =
        SHARED.other().cache(name, configured(row.comparingCodec(), type, row.comparing()));
    List<String> wrong = new ArrayList<>();
    Set<String> stay = new HashSet<>(values.keySet());
    for (int i = 0; i < comparisons.size(); i++) {
      Comparison comparison = comparisons.get(i);
      String key = " " + i;
      Object other = comparison.stored().get();
      List<String> answers =
          List.of(
              answer(() -> cache.replace("replaced" + key, comparison.expected().get(), other)),
              answer(() -> cache.remove("removed" + key, comparison.expected().get())));
      if (!answers.equals(Collections.nCopies(2, comparison.answer().name()))) {
        wrong.add(comparison + ", but replace and remove say " + answers);
      }
      if (comparison.answer() == Answer.SAME) {
        stay.remove("removed" + key);
      }
    }
    if (wrong.isEmpty() && !cache.getAll(values.keySet()).keySet().equals(stay)) {
      wrong.add(type + ": not what was the same was removed");
    }
    return wrong;
  }

  private interface Comparing {
    boolean isDone();
  }

  /** An answer, or another failure than that of the value's own method, which is none. */
  private static String answer(Comparing operation) {
    try {
      return (operation.isDone() ? Answer.SAME : Answer.DIFFERENT).name();
    } catch (CacheException e) {
      return e.getCause() instanceof EqualsFailedException ? Answer.THROWS.name() : e.toString();
    } catch (RuntimeException e) {
      return e.toString();
    }
  }
}
