package io.github.dynamojcache.codec.surrogate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.protobuf.Timestamp;
import io.github.dynamojcache.codec.ClassFilter;
import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.codec.kryo.KryoValueCodec;
import io.vavr.Lazy;
import io.vavr.collection.BitSet;
import io.vavr.collection.HashMultimap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import kotlinx.collections.immutable.ExtensionsKt;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.json.JSONObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The bytes of what surrogates store, as they stand in users' tables. They are frozen: one may be
 * added, none may be changed.
 */
class GoldenSurrogatesTest {

  /** A class of the JDK, which has no shape without a surrogate. */
  private static final class Levels implements ValueSurrogate<Level, String> {
    @Override
    public Class<Level> type() {
      return Level.class;
    }

    @Override
    public String toStored(Level value) {
      return value.getName();
    }

    @Override
    public Level fromStored(String stored) {
      return Level.parse(stored);
    }
  }

  private static final Map<String, String> GOLDEN =
      Map.of(
          "declared",
          "01006a6176612e7574696c2e6c6f6767696e672e4c657665eccf01503b737572726f67617465"
              + "3a696f2e6769746875622e64796e616d6f6a63616368652e636f6465632e737572726f676174"
              + "652e476f6c64656e537572726f676174657354657374244c6576656c730103494e46cf",
          "gson-object",
          "0100636f6d2e676f6f676c652e67736f6e2e4a736f6e4f626a6563f4503b737572726f676174"
              + "653a67736f6e2d6f626a6563f40101015b4c6a6176612e6c616e672e4f626a656374bb010303"
              + "826f01000101010101",
          "json-null",
          "01006f72672e6a736f6e2e4a534f4e4f626a656374244e756cec503b737572726f676174653a"
              + "6a736f6e2d6e756cec01036e756cec",
          "jackson-node",
          "0100746f6f6c732e6a61636b736f6e2e6461746162696e642e6e6f64652e4f626a6563744e6f"
              + "64e5503b737572726f676174653a6a61636b736f6e2d6e6f64e50101015b4c6a6176612e6c61"
              + "6e672e4f626a656374bb010503826c0102746f6f6c732e6a61636b736f6e2e6461746162696e"
              + "642e6e6f64652e4c6f6e674e6f64e5503b737572726f676174653a6a61636b736f6e2d6e6f64"
              + "e501090203826e0103746f6f6c732e6a61636b736f6e2e6461746162696e642e6e6f64652e4e"
              + "756c6c4e6f64e5503b737572726f676174653a6a61636b736f6e2d6e6f64e5010381",
          "protobuf",
          "0100636f6d2e676f6f676c652e70726f746f6275662e54696d657374616df0503b737572726f"
              + "676174653a70726f746f6275e60101015bc201030805",
          "avro-record",
          "01006f72672e6170616368652e6176726f2e67656e657269632e47656e657269634461746124"
              + "5265636f72e4503b737572726f676174653a6176726f2d7265636f72e40101015b4c6a617661"
              + "2e6c616e672e4f626a656374bb010301026f72672e6170616368652e6176726f2e536368656d"
              + "61245265636f7264536368656de1503b737572726f676174653a6176726f2d736368656de101"
              + "03c2017b2274797065223a227265636f7264222c226e616d65223a2250222c226669656c6473"
              + "223a5b7b226e616d65223a2278222c2274797065223a22696e74227d5d7d0202",
          "kotlin-map",
          "01006b6f746c696e782e636f6c6c656374696f6e732e696d6d757461626c652e696d706c656d"
              + "656e746174696f6e732e70657273697374656e744f7264657265644d61702e50657273697374"
              + "656e744f7264657265644d61f0503b737572726f676174653a6b6f746c696e2d6d61f0010101"
              + "6a6176612e7574696c2e4c696e6b6564486173684d61f001020382610202",
          "kotlin-list",
          "01006b6f746c696e782e636f6c6c656374696f6e732e696d6d757461626c652e696d706c656d"
              + "656e746174696f6e732e696d6d757461626c654c6973742e536d616c6c50657273697374656e"
              + "74566563746ff2503b737572726f676174653a6b6f746c696e2d6c6973f40101016a6176612e"
              + "7574696c2e41727261794c6973f4018302000204");

  private final KryoValueCodec codec =
      new KryoValueCodec(getClass().getClassLoader(), ClassFilter.NONE, List.of(new Levels()));

  private static Map<String, Object> samples() {
    GenericData.Record point =
        new GenericData.Record(SchemaBuilder.record("P").fields().requiredInt("x").endRecord());
    point.put("x", 1);
    JsonObject object = new JsonObject();
    object.add("o", new JsonObject());
    Map<String, Object> samples = new java.util.LinkedHashMap<>();
    samples.put("declared", Level.INFO);
    samples.put("gson-object", object);
    samples.put("json-null", JSONObject.NULL);
    samples.put("jackson-node", JsonNodeFactory.instance.objectNode().put("l", 1L).putNull("n"));
    samples.put("protobuf", Timestamp.newBuilder().setSeconds(5).build());
    samples.put("avro-record", point);
    samples.put("kotlin-map", ExtensionsKt.toPersistentMap(Map.of("a", 1)));
    samples.put("kotlin-list", ExtensionsKt.toPersistentList(List.of(1, 2)));
    samples.put("vavr-map", LinkedHashMap.of("z", 1, "a", null));
    samples.put("vavr-set", HashSet.of(1));
    samples.put("vavr-tree-map", TreeMap.of(Comparator.<String>naturalOrder(), "a", 1));
    samples.put("vavr-tree-set", TreeSet.of("a"));
    samples.put("vavr-multimap", HashMultimap.withSeq().of("a", 1, "a", 2));
    samples.put("vavr-bits", BitSet.of(3));
    samples.put("vavr-lazy", Lazy.of(() -> 1));
    return samples;
  }

  static Stream<String> names() {
    return samples().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theBytesAreThoseOfTheFirstVersion(String name) {
    assertThat(HexFormat.of().formatHex(codec.encode(requireNonNull(samples().get(name)), 0)))
        .isEqualTo(GOLDEN.get(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theBytesOfTheFirstVersionAreRead(String name) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(requireNonNull(GOLDEN.get(name)));

    Object read = codec.decode(bytes, 0, bytes.length);

    assertThat(read).isEqualTo(samples().get(name));
  }
}
