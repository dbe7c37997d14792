package io.github.dynamojcache.internal.values.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import io.vavr.Lazy;
import io.vavr.collection.BitSet;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMultimap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeMultimap;
import io.vavr.collection.TreeSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import kotlinx.collections.immutable.ExtensionsKt;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.json.JSONObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedCaseInsensitiveMap;
import tools.jackson.databind.node.JsonNodeFactory;

/** What surrogates make of bytes that were damaged: an object, or nothing that is an error. */
class ForgedSurrogatesTest {

  private static final int MUTATIONS = Integer.getInteger("mutations", 20_000) / 10;

  private final KryoValueCodec codec =
      new KryoValueCodec(
          getClass().getClassLoader(),
          DerivedClassFilter.of("c", FilterMode.DERIVED, ClassPatterns.NONE, Object.class));

  static Stream<Object> samples() {
    LinkedCaseInsensitiveMap<Object> map = new LinkedCaseInsensitiveMap<>();
    map.put("A", 1);
    Schema schema =
        SchemaBuilder.record("P").fields().requiredInt("x").optionalString("s").endRecord();
    GenericData.Record point = new GenericData.Record(schema);
    point.put("x", 1);
    return Stream.of(
        map,
        JsonParser.parseString("{\"a\":[1.5,null,{\"b\":\"c\"}]}"),
        new JSONObject("{\"a\":[1,null]}"),
        JsonNodeFactory.instance.objectNode().put("l", 1L).put("f", 1.5f).putNull("n"),
        Struct.newBuilder()
            .putFields("a", Value.newBuilder().setStringValue("text").build())
            .build(),
        point,
        new GenericData.Array<>(SchemaBuilder.array().items().longType(), List.of(1L, 2L)),
        ExtensionsKt.toPersistentMap(Map.of("a", 1, "b", 2)),
        ExtensionsKt.toPersistentList(List.of(1, 2, 3)),
        HashMap.of("a", 1, "b", HashSet.of(1, 2)),
        LinkedHashMultimap.withSeq().of("a", 1, "b", 2, "a", 3),
        TreeMultimap.withSortedSet(Comparator.<Integer>reverseOrder()).of("a", 1, "b", 2),
        TreeMap.of("a", 1, "b", 2),
        Lazy.of(() -> TreeSet.of(1, 2)),
        BitSet.of(1, 5, 200));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void damagedBytesAreUndecodableOrAnObjectThatCanBeStored(Object sample) throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    byte[] original = codec.encode(List.of(sample, sample), 0);
    List<Throwable> wrong = new ArrayList<>();

    for (int i = 0; i < MUTATIONS; i++) {
      try {
        decode(mutated(original, random));
      } catch (RuntimeException | Error e) {
        wrong.add(e);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(codec.decode(original, 0, original.length)).isNotNull();
  }

  private void decode(byte[] bytes) {
    Object value;
    try {
      value = codec.decode(bytes, 0, bytes.length);
    } catch (UndecodableValueException e) {
      return;
    }
    assertThat(codec.encode(value, 0)).isNotEmpty();
  }

  private static byte[] mutated(byte[] original, SplittableRandom random) {
    byte[] bytes = original.clone();
    for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }
}
