package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods for serialization of a class that is not listed do not run in an untyped cache. */
@SuppressWarnings({"serial", "EffectivelyPrivate"})
class HooksGateTest {

  private static final ClassFilter UNTYPED = filter(FilterMode.DERIVED);

  record Holder(Object held) {}

  static final class Failure extends RuntimeException {
    final transient int number = 5;
    final Object detail;

    Failure(Object detail) {
      this.detail = detail;
    }
  }

  static class Names extends ArrayList<Object> {}

  static class Prices extends HashMap<Object, Object> {}

  static class Page extends ArrayList<Object> {
    Object about = "";
  }

  private static ClassFilter filter(FilterMode mode, String... allowed) {
    return DerivedClassFilter.of("books", mode, new ClassPatterns(List.of(allowed)), Object.class);
  }

  private static StoredValues values(ClassFilter filter) {
    return new StoredValues(new KryoValueCodec(HooksGateTest.class.getClassLoader(), filter));
  }

  @BeforeEach
  void forget() {
    HookRecorder.reset();
  }

  private static Map<String, Function<Object, Object>> places() {
    return Map.ofEntries(
        Map.entry("alone", object -> object),
        Map.entry("in a list", object -> new ArrayList<>(List.of(object))),
        Map.entry("as a value of a map", object -> new HashMap<>(Map.of("a", object))),
        Map.entry("as a key of a map", object -> Collections.singletonMap(object, "a")),
        Map.entry("in a record", Holder::new),
        Map.entry("in an exception", Failure::new),
        Map.entry("as a cause", HooksGateTest::causing),
        Map.entry("in a suppressed one", HooksGateTest::suppressing),
        Map.entry("in an array", object -> new Object[] {object}),
        Map.entry("in an array of its class", HooksGateTest::arrayOf),
        Map.entry("in an optional", Optional::of),
        Map.entry("in a reference", AtomicReference::new),
        Map.entry("behind a view", object -> Collections.unmodifiableList(List.of(object))),
        Map.entry("in an own list", object -> filled(new Names(), object)),
        Map.entry("in an own list with a field", HooksGateTest::about),
        Map.entry("in an own map", HooksGateTest::priced));
  }

  private static Object causing(Object object) {
    return new IllegalStateException(object instanceof Throwable t ? t : new Failure(object));
  }

  private static Object suppressing(Object object) {
    IllegalStateException all = new IllegalStateException();
    all.addSuppressed(object instanceof Throwable t ? t : new Failure(object));
    return all;
  }

  private static Object arrayOf(Object object) {
    Object array = java.lang.reflect.Array.newInstance(object.getClass(), 1);
    java.lang.reflect.Array.set(array, 0, object);
    return array;
  }

  private static Object filled(List<Object> list, Object object) {
    list.add(object);
    return list;
  }

  private static Object about(Object object) {
    Page page = new Page();
    page.about = object;
    return page;
  }

  private static Object priced(Object object) {
    Prices prices = new Prices();
    prices.put("a", object);
    return prices;
  }

  static Stream<Arguments> placed() {
    return GatedClasses.all().stream()
        .map(Supplier::get)
        .flatMap(
            object ->
                places().entrySet().stream()
                    .map(
                        place ->
                            Arguments.of(
                                object.getClass().getSimpleName() + " " + place.getKey(),
                                object,
                                place.getValue().apply(object))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("placed")
  void noMethodRunsOnWrite(String name, Object object, Object value) {
    assertThatThrownBy(() -> values(UNTYPED).encode(value))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("allowed-classes")
        .hasMessageContaining("GatedClasses");
    assertThat(HookRecorder.ran()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("placed")
  void noMethodRunsOnReadOfWhatAnotherCacheWrote(String name, Object object, Object value)
      throws Exception {
    EncodedValue stored;
    try {
      stored = values(ClassFilter.NONE).encode(value);
    } catch (UnsupportedValueException e) {
      assertThat(e).hasMessageContaining("GatedClasses");
      return; // nothing to read
    }
    assertThat(HookRecorder.ran()).isNotEmpty();
    HookRecorder.reset();

    assertThatExceptionOfType(UndecodableValueException.class)
        .isThrownBy(() -> values(UNTYPED).decode(stored))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(UndecodableValueException.Reason.REFUSED));
    assertThat(HookRecorder.ran()).isEmpty();
  }

  // ---- classes as values

  static Stream<Object> holdersOfClasses() {
    return Stream.of(
        Collections.checkedList(new ArrayList<>(), GatedClasses.Writing.class),
        Collections.checkedMap(new HashMap<>(), String.class, GatedClasses.External.class),
        Collections.checkedList(new ArrayList<>(), GatedClasses.Writing[].class),
        new GatedClasses.OwnEnumMap());
  }

  @ParameterizedTest
  @MethodSource("holdersOfClasses")
  void aClassThatIsHeldObeysTheSame(Object value) throws Exception {
    assertThatThrownBy(() -> values(UNTYPED).encode(value))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("allowed-classes");
    EncodedValue stored = values(ClassFilter.NONE).encode(value);
    HookRecorder.reset();

    assertThatExceptionOfType(UndecodableValueException.class)
        .isThrownBy(() -> values(UNTYPED).decode(stored))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(UndecodableValueException.Reason.REFUSED));
    assertThat(HookRecorder.ran()).isEmpty();
  }

  // ---- before a class is loaded

  @Test
  void aNestedClassThatTheFilterRefusesIsNotEvenLoaded() throws Exception {
    List<String> asked = new ArrayList<>();
    ClassLoader watching =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked.add(name);
            return super.loadClass(name, resolve);
          }
        };
    String refused = GatedClasses.Writing.class.getName();
    ClassFilter butOne = name -> name.equals(refused) ? "is refused by a test" : null;
    for (Function<Object, Object> place : places().values()) {
      EncodedValue stored;
      try {
        stored = values(ClassFilter.NONE).encode(place.apply(new GatedClasses.Writing()));
      } catch (UnsupportedValueException e) {
        continue;
      }
      assertThatExceptionOfType(UndecodableValueException.class)
          .isThrownBy(() -> new StoredValues(new KryoValueCodec(watching, butOne)).decode(stored))
          .withMessageContaining("is refused by a test");
    }
    assertThat(asked).isNotEmpty().doesNotContain(refused);
  }

  @Test
  void aClassWhoseMethodsMayNotRunIsNotInitialized() {
    // As it would be written, were it allowed: Loud in the place of a class with as long a name.
    EncodedValue.Binary stored =
        (EncodedValue.Binary) values(ClassFilter.NONE).encode(new Holder(new GatedClasses.Quiet()));
    String text = new String(stored.bytes(), StandardCharsets.ISO_8859_1);
    assertThat(text).contains("GatedClasses$Quie");
    byte[] forged = forged(stored.bytes());
    HookRecorder.reset();

    assertThatExceptionOfType(UndecodableValueException.class)
        .isThrownBy(() -> values(UNTYPED).decode(new EncodedValue.Binary(forged)));
    assertThat(HookRecorder.ran()).isEmpty();
  }

  /** Text ends with a marked byte, so only what stands before the last letter is replaced. */
  private static byte[] forged(byte[] bytes) {
    String from = "GatedClasses$Quie";
    String to = "GatedClasses$Loud";
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace(from, to)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  // ---- known from attacks

  @Test
  void classesKnownFromAttacksAreRefusedInOpenModeToo() {
    ClassFilter open = filter(FilterMode.OPEN);
    assertThatThrownBy(() -> values(open).encode(new ProcessBuilder("a")))
        .isInstanceOf(UnsupportedValueException.class);
    for (String name :
        List.of(
            "org.apache.commons.collections.functors.InvokerTransformer",
            "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
            "bsh.XThis",
            "java.lang.ProcessBuilder")) {
      assertThat(open.objection(name)).as(name).isNotNull();
      assertThat(open.objectionToHooks(name)).as(name).isNotNull();
      assertThat(filter(FilterMode.OPEN, "*").objectionToHooks(name)).as(name).isNotNull();
    }
  }

  @Test
  void inOpenModeOtherMethodsRun() throws Exception {
    StoredValues open = values(filter(FilterMode.OPEN));

    open.decode(open.encode(new GatedClasses.Writing()));

    assertThat(HookRecorder.ran()).containsExactly("Writing.writeObject");
  }
}
