package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueSamples.Bag;
import io.github.dynamojcache.codec.ValueSamples.Holder;
import io.github.dynamojcache.codec.ValueSamples.HoldsLambda;
import io.github.dynamojcache.codec.ValueSamples.Node;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedValuesTest {

  private final StoredValues values =
      new StoredValues(new KryoValueCodec(getClass().getClassLoader()));

  /** Named as Hibernate with ByteBuddy, and Spring with CGLIB, name theirs. */
  @SuppressWarnings("ClassNamedLikeTypeParameter")
  static final class Person$HibernateProxy$abc {}

  static final class Service$$EnhancerBySpringCGLIB$$1 {}

  static final class Service$$SpringCGLIB$$0 {}

  static final class Person_$$_jvst1 {}

  static final class Person$ByteBuddy$abc {}

  static Stream<Object> proxies() {
    return Stream.of(
        new Person$HibernateProxy$abc(),
        new Service$$EnhancerBySpringCGLIB$$1(),
        new Service$$SpringCGLIB$$0(),
        new Person_$$_jvst1(),
        new Person$ByteBuddy$abc());
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void aProxyThatWasMadeAtRunTimeIsRefusedWithItsPlace(Object proxy) {
    assertThatThrownBy(() -> values.encode(new Bag(List.of(1, proxy))))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("is a proxy that was made when the program ran")
        .hasMessageEndingWith("(at Bag.content[1])");
  }

  static Stream<Arguments> refusals() {
    Supplier<String> lambda = () -> "x";
    InputStream stream = new ByteArrayInputStream(new byte[0]);
    Object proxy =
        Proxy.newProxyInstance(
            RefusedValuesTest.class.getClassLoader(),
            new Class<?>[] {Runnable.class},
            (self, method, arguments) -> null);
    Bag cycle = new Bag("");
    cycle.fill(new Holder(cycle, ""));
    Bag holder = new Bag("");
    Holder record = new Holder(holder, "");
    holder.fill(record);
    return Stream.of(
        Arguments.of(lambda, "is a lambda, a method reference or a proxy"),
        Arguments.of(new HoldsLambda(), "ValueSamples$HoldsLambda: io.github"),
        Arguments.of(new HoldsLambda(), "HoldsLambda$$Lambda"),
        Arguments.of(proxy, "is a lambda, a method reference or a proxy"),
        Arguments.of(List.of(stream), "java.io.ByteArrayInputStream is alive or holds on to"),
        Arguments.of(
            Thread.currentThread(), "is alive or holds on to something that is (java.lang.Thread)"),
        Arguments.of(Stream.of(1), "is alive"),
        Arguments.of(List.of(1).iterator(), "is alive"),
        Arguments.of(new ThreadLocal<>(), "is alive"),
        Arguments.of(record, "ValueSamples$Holder refers to itself"),
        Arguments.of(new Object(), "java.lang.Object is an object that only == tells"),
        Arguments.of(weak(), "java.util.WeakHashMap forgets its keys as soon as it is read"),
        Arguments.of(
            identity("a"), "finds its keys by identity, and a java.lang.String comes back as"),
        Arguments.of(identity(7), "finds its keys by identity, and a java.lang.Integer comes"));
  }

  private static Map<Object, Object> weak() {
    return new WeakHashMap<>(Map.of("a", 1));
  }

  private static IdentityHashMap<Object, Object> identity(Object key) {
    IdentityHashMap<Object, Object> map = new IdentityHashMap<>();
    map.put(key, 1);
    return map;
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aValueThatCouldNotBeReadBackIsRefusedWithReasonAndRemedy(Object value, String message) {
    assertThatThrownBy(() -> values.encode(value))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageStartingWith("Cannot store a " + value.getClass().getName() + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void aChainThatIsTooLongIsRefused() {
    Node chain = new Node(null);
    for (int i = 0; i < 200_000; i++) {
      chain = new Node(chain);
    }
    Object value = chain;

    assertThatThrownBy(() -> values.encode(value))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("nested too deep");
  }

  @Test
  void aGetterThatThrowsIsTheCause() {
    List<Object> broken =
        new AbstractList<>() {
          @Override
          public Object get(int index) {
            throw new IllegalStateException("session is closed");
          }

          @Override
          public int size() {
            return 1;
          }
        };

    assertThatThrownBy(() -> values.encode(new ArrayList<>(List.of(broken))))
        .isInstanceOf(UnsupportedValueException.class);
  }

  @Test
  void theCodecIsCleanAfterAFailure() throws Exception {
    Bag shared = new Bag(1);
    byte[] before = ((EncodedValue.Binary) values.encode(new Holder(shared, shared))).bytes();

    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> values.encode(List.of(shared, new HoldsLambda())))
          .isInstanceOf(UnsupportedValueException.class);
      byte[] cut = Arrays.copyOf(before, before.length - 3);
      assertThatThrownBy(() -> values.decode(new EncodedValue.Binary(cut)))
          .isInstanceOf(UndecodableValueException.class);

      assertThat(values.encode(new Holder(shared, shared)))
          .isEqualTo(new EncodedValue.Binary(before));
      Holder copied = (Holder) values.decode(new EncodedValue.Binary(before));
      assertThat(copied.first()).isSameAs(copied.second());
    }
  }
}
