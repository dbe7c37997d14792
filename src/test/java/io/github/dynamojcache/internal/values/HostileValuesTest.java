package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.kryo5.io.Output;
import com.sun.management.ThreadMXBean;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueSamples;
import io.github.dynamojcache.codec.ValueSamples.Node;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that somebody else put into the table. */
class HostileValuesTest {

  private static final String GADGET = "org.apache.commons.beanutils.BeanComparator";

  /** Says which classes it was asked for. */
  private static final class Recording extends ClassLoader {
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    Recording() {
      super("recording", HostileValuesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      asked.add(name);
      return super.loadClass(name, resolve);
    }
  }

  private final Recording loader = new Recording();
  private final KryoValueCodec codec = codec(Object.class);

  private KryoValueCodec codec(Class<?> declared) {
    return new KryoValueCodec(
        loader, DerivedClassFilter.of("books", FilterMode.DERIVED, ClassPatterns.NONE, declared));
  }

  private static UndecodableValueException refusal(KryoValueCodec codec, byte[] bytes) {
    try {
      Object value = codec.decode(bytes, 0, bytes.length);
      throw new AssertionError("decoded to a " + value.getClass());
    } catch (UndecodableValueException e) {
      return e;
    }
  }

  /** Bytes that name a class, as Kryo writes them for an object of it. */
  private static byte[] naming(String className) {
    Output output = new Output(64, -1);
    output.writeVarInt(1, true); // a class by name
    output.writeVarInt(0, true); // the first
    output.writeString(className);
    output.writeVarInt(1, true); // an object that was not met before
    return output.toBytes();
  }

  /** The same, for a class that was named before. */
  private static byte[] named() {
    return new byte[] {1, 0, 1};
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GADGET,
        "org.apache.commons.collections4.functors.InvokerTransformer",
        "org.springframework.aop.support.DefaultBeanFactoryPointcutAdvisor",
        "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
        "com.sun.jndi.rmi.registry.BindingEnumeration",
        "com.rometools.rome.feed.impl.ObjectBean",
        "com.mchange.v2.c3p0.WrapperConnectionPoolDataSource",
        "groovy.lang.Closure",
        "javax.script.ScriptEngineManager",
        "java.util.ServiceLoader$LazyClassPathLookupIterator",
        "java.lang.ProcessBuilder"
      })
  void aClassThatIsKnownFromAttacksIsRefusedAndNotEvenLoaded(String className) {
    for (String name : List.of(className, "[L" + className + ";", "[[L" + className + ";")) {
      UndecodableValueException refused = refusal(codec, naming(name));

      assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
      assertThat(refused).hasMessageContaining("allowed-classes += \"" + className + "\"");
    }
    assertThat(loader.asked).doesNotContain(className);
  }

  static Stream<Arguments> around() {
    Node node = new Node(null);
    return Stream.<Object>of(
            node,
            Node.class,
            new Node[0],
            new Object[] {1, node},
            new ArrayList<>(List.of(node, node)),
            List.of(1, node),
            new HashMap<>(Map.of(node, 1)),
            new TreeMap<>(Map.of("k", node)),
            Optional.of(node),
            new AtomicReference<>(node),
            EnumSet.noneOf(ValueSamples.Level.class),
            new EnumMap<ValueSamples.Level, String>(ValueSamples.Level.class),
            new IllegalStateException(new ValueSamples.OrderException("m", new RuntimeException())))
        .map(value -> Arguments.of(new Object[] {value}));
  }

  @ParameterizedTest
  @MethodSource("around")
  void itIsRefusedWhereverItStandsInAValue(Object value) {
    byte[] bytes = new KryoValueCodec(getClass().getClassLoader()).encode(value, 0);
    KryoValueCodec narrow = codec(String.class);

    assertThat(refusal(narrow, bytes).reason()).isEqualTo(Reason.REFUSED);
    assertThat(loader.asked).noneMatch(name -> name.startsWith(ValueSamples.class.getName()));
    assertThatThrownBy(() -> narrow.encode(value, 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("allowed-classes");
  }

  @Test
  void aClassThatTheDeclaredTypeDoesNotLeadToIsRefusedAndNotLoaded() {
    UndecodableValueException refused = refusal(codec(String.class), naming(Node.class.getName()));

    assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
    assertThat(refused)
        .hasMessageContaining(
            "dynamo-jcache.caches.\"books\".allowed-classes += \"" + Node.class.getName() + "\"");
    assertThat(loader.asked).doesNotContain(Node.class.getName());
  }

  @Test
  void theSameClassIsRefusedOnWriteWithTheSameLine() {
    KryoValueCodec narrow = codec(String.class);
    List<Object> value = List.of(new ArrayList<>(List.of(new Node(null))));

    assertThatThrownBy(() -> narrow.encode(value, 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("allowed-classes += \"" + Node.class.getName() + "\"")
        .hasMessageEndingWith("(at List12[0][0])");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nWARN forged line", "", "x y"})
  void whatIsNoNameOfAClassIsNotShown(String name) {
    UndecodableValueException refused = refusal(codec, naming(name));

    assertThat(refused.getMessage()).doesNotContain("forged").doesNotContain("x y");
    assertThat(loader.asked).doesNotContain(name);
  }

  static Stream<Arguments> lengths() {
    return Stream.of(
        Arguments.of(byte[].class),
        Arguments.of(int[].class),
        Arguments.of(long[].class),
        Arguments.of(double[].class),
        Arguments.of(char[].class),
        Arguments.of(boolean[].class),
        Arguments.of(String[].class),
        Arguments.of(Object[].class),
        Arguments.of(long[][].class),
        Arguments.of(ArrayList.class),
        Arguments.of(HashSet.class),
        Arguments.of(LinkedHashSet.class),
        Arguments.of(LinkedList.class),
        Arguments.of(HashMap.class),
        Arguments.of(LinkedHashMap.class),
        Arguments.of(ConcurrentHashMap.class),
        Arguments.of(PriorityQueue.class),
        Arguments.of(Arrays.asList().getClass()),
        Arguments.of(List.class),
        Arguments.of(BitSet.class),
        Arguments.of(java.math.BigInteger.class),
        Arguments.of(StringBuilder.class),
        Arguments.of(java.util.EnumSet.class),
        Arguments.of(Collections.unmodifiableList(new ArrayList<>()).getClass()));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void twentyBytesThatClaimABillionElementsMakeNoRoomForThem(Class<?> type) {
    for (int start = 0; start < 2; start++) {
      for (int claimed : new int[] {Integer.MAX_VALUE - 8, 1_000_000_000, -2, 0x3FFFFFFF}) {
        Output output = new Output(64, -1);
        output.writeBytes(naming(type.getName()));
        output.writeBytes(new byte[start]);
        if (start == 0) {
          output.writeVarInt(claimed, true);
        } else {
          output.writeVarIntFlag(true, claimed, true);
        }
        byte[] bytes = output.toBytes();

        long before = allocated();
        UndecodableValueException undecodable = refusal(codec, bytes);
        assertThat(allocated() - before).isLessThan(4_000_000);
        assertThat(undecodable).isNotNull();
      }
    }
  }

  @Test
  void claimsThatAreNestedAreNotEachAsLargeAsTheValue() {
    Output output = new Output(1024, -1);
    for (int i = 0; i < 900; i++) {
      output.writeBytes(i == 0 ? naming("[Ljava.lang.Object;") : named());
      output.writeVarInt(100_000, true);
    }
    output.writeBytes(new byte[120_000]);

    long before = allocated();
    assertThat(refusal(codec, output.toBytes()).reason()).isEqualTo(Reason.LIMIT);
    assertThat(allocated() - before).isLessThan(4_000_000);
  }

  @Test
  void aValueThatIsNestedTooDeepIsRefusedOnWriteAndUndecodable() throws Exception {
    Output output = new Output(1024, -1);
    for (int i = 0; i < 50_000; i++) {
      output.writeBytes(i == 0 ? naming("java.util.ArrayList") : named());
      output.writeVarIntFlag(false, 2, true);
    }
    assertThat(refusal(codec, output.toBytes()).reason()).isEqualTo(Reason.LIMIT);

    Object deep = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      deep = new ArrayList<>(List.of(deep));
    }
    Object value = deep;
    assertThatThrownBy(() -> codec.encode(value, 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("nested too deep");
    byte[] allowed = codec.encode(((List<?>) value).get(0), 0);
    assertThat(codec.decode(allowed, 0, allowed.length)).isInstanceOf(ArrayList.class);
  }

  @Test
  void aCollectionOfNothingButNullsIsNoClaim() throws Exception {
    for (Object nulls :
        List.of(
            new ArrayList<>(Collections.nCopies(100_000, null)),
            Arrays.asList(new String[5_000]),
            new Object[100_000])) {
      byte[] bytes = codec.encode(nulls, 0);

      assertThat(codec.decode(bytes, 0, bytes.length)).isEqualTo(nulls);
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
