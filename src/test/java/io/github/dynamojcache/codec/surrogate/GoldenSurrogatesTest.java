package io.github.dynamojcache.codec.surrogate;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.protobuf.Timestamp;
import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
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
      Map.ofEntries(
          entry(
              "declared",
              "01006a6176612e7574696c2e6c6f6767696e672e4c657665eccf01503b737572726f676174"
                  + "653a696f2e6769746875622e64796e616d6f6a63616368652e636f6465632e737572726f67"
                  + "6174652e476f6c64656e537572726f676174657354657374244c6576656c730103494e46cf"),
          entry(
              "gson-object",
              "0100636f6d2e676f6f676c652e67736f6e2e4a736f6e4f626a6563f4503b737572726f6761"
                  + "74653a67736f6e2d6f626a6563f40101015b4c6a6176612e6c616e672e4f626a656374bb01"
                  + "0303826f01000101010101"),
          entry(
              "json-null",
              "01006f72672e6a736f6e2e4a534f4e4f626a656374244e756cec503b737572726f67617465"
                  + "3a6a736f6e2d6e756cec01036e756cec"),
          entry(
              "jackson-node",
              "0100746f6f6c732e6a61636b736f6e2e6461746162696e642e6e6f64652e4f626a6563744e"
                  + "6f64e5503b737572726f676174653a6a61636b736f6e2d6e6f64e50101015b4c6a6176612e"
                  + "6c616e672e4f626a656374bb010503826c0102746f6f6c732e6a61636b736f6e2e64617461"
                  + "62696e642e6e6f64652e4c6f6e674e6f64e5503b737572726f676174653a6a61636b736f6e"
                  + "2d6e6f64e501090203826e0103746f6f6c732e6a61636b736f6e2e6461746162696e642e6e"
                  + "6f64652e4e756c6c4e6f64e5503b737572726f676174653a6a61636b736f6e2d6e6f64e501"
                  + "0381"),
          entry(
              "protobuf",
              "0100636f6d2e676f6f676c652e70726f746f6275662e54696d657374616df0503b73757272"
                  + "6f676174653a70726f746f6275e60101015bc201030805"),
          entry(
              "avro-record",
              "01006f72672e6170616368652e6176726f2e67656e657269632e47656e6572696344617461"
                  + "245265636f72e4503b737572726f676174653a6176726f2d7265636f72e40101015b4c6a61"
                  + "76612e6c616e672e4f626a656374bb010301026f72672e6170616368652e6176726f2e5363"
                  + "68656d61245265636f7264536368656de1503b737572726f676174653a6176726f2d736368"
                  + "656de10103c2017b2274797065223a227265636f7264222c226e616d65223a2250222c2266"
                  + "69656c6473223a5b7b226e616d65223a2278222c2274797065223a22696e74227d5d7d0202"),
          entry(
              "kotlin-map",
              "01006b6f746c696e782e636f6c6c656374696f6e732e696d6d757461626c652e696d706c65"
                  + "6d656e746174696f6e732e70657273697374656e744f7264657265644d61702e5065727369"
                  + "7374656e744f7264657265644d61f0503b737572726f676174653a6b6f746c696e2d6d61f0"
                  + "0101016a6176612e7574696c2e4c696e6b6564486173684d61f001020382610202"),
          entry(
              "kotlin-list",
              "01006b6f746c696e782e636f6c6c656374696f6e732e696d6d757461626c652e696d706c65"
                  + "6d656e746174696f6e732e696d6d757461626c654c6973742e536d616c6c50657273697374"
                  + "656e74566563746ff2503b737572726f676174653a6b6f746c696e2d6c6973f40101016a61"
                  + "76612e7574696c2e41727261794c6973f4018302000204"),
          entry(
              "vavr-map",
              "0100696f2e766176722e636f6c6c656374696f6e2e4c696e6b6564486173684d61f0503b73"
                  + "7572726f676174653a766176722d6d61f00101016a6176612e7574696c2e4c696e6b656448"
                  + "6173684d61f0010303827a020203826100"),
          entry(
              "vavr-set",
              "0100696f2e766176722e636f6c6c656374696f6e2e486173685365f4503b737572726f6761"
                  + "74653a766176722d7365f40101016a6176612e7574696c2e4c696e6b6564486173685365f4"
                  + "0182020002"),
          entry(
              "vavr-tree-map",
              "0100696f2e766176722e636f6c6c656374696f6e2e547265654d61f0503b737572726f6761"
                  + "74653a766176722d747265e50101016a6176612e7574696c2e41727261794c6973f4010401"
                  + "026a6176612e7574696c2e436f6d70617261746f7273244e61747572616c4f72646572436f"
                  + "6d70617261746ff2494e5354414e43c50382610202"),
          entry(
              "vavr-tree-set",
              "0100696f2e766176722e636f6c6c656374696f6e2e547265655365f4503b737572726f6761"
                  + "74653a766176722d747265e50101016a6176612e7574696c2e41727261794c6973f4010301"
                  + "026a6176612e7574696c2e436f6d70617261746f7273244e61747572616c4f72646572436f"
                  + "6d70617261746ff2494e5354414e43c5038261"),
          entry(
              "vavr-multimap",
              "0100696f2e766176722e636f6c6c656374696f6e2e486173684d756c74696d61f0503b7375"
                  + "72726f676174653a766176722d6d756c74696d61f00101016a6176612e7574696c2e417272"
                  + "61794c6973f40105035345d100000101010403826102020204"),
          entry(
              "vavr-bits",
              "0100696f2e766176722e636f6c6c656374696f6e2e4269745365744d6f64756c6524426974"
                  + "536574b1503b737572726f676174653a766176722d626974f30101015bca010210"),
          entry(
              "vavr-lazy",
              "0100696f2e766176722e4c617af9503b737572726f676174653a766176722d6c617af90101"
                  + "015b4c6a6176612e6c616e672e4f626a656374bb01020202"));

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
    samples.put("vavr-tree-set", TreeSet.of(Comparator.<String>naturalOrder(), "a"));
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
