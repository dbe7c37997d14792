package io.github.dynamojcache.internal.values;

import static io.github.dynamojcache.internal.values.SharedGraphs.lists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashMultimap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMultimap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small values that a surrogate would hash for ever. Without the limit these tests do not end. */
@Timeout(60)
class SurrogateHashBombsTest {

  /** Nobody sees what its surrogate does with what is in it. */
  record Sealed(Object content) {}

  /** Hashes whatever it reads, as one does that fills a set. */
  static final class Hashing implements ValueSurrogate<Sealed, Object> {
    @Override
    public Class<Sealed> type() {
      return Sealed.class;
    }

    @Override
    public Object toStored(Sealed value) {
      return value.content;
    }

    @Override
    public Sealed fromStored(Object stored) {
      return new Sealed(Map.of(stored, stored));
    }
  }

  private final KryoValueCodec codec =
      new KryoValueCodec(getClass().getClassLoader(), ClassFilter.NONE, List.of(new Hashing()));
  private final ForgedValues values = new ForgedValues(codec);

  @Test
  void whatASurrogateMayHashIsCountedWhenItIsWritten() {
    assertThatThrownBy(() -> codec.encode(new Sealed(lists(60)), 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("hash");
  }

  @Test
  void whatASurrogateMayHashIsCountedBeforeItIsRead() {
    byte[] forged = values.withSharedPart(lists(60), new Sealed(1), 1);

    assertThat(values.undecodable(forged).reason()).isEqualTo(Reason.LIMIT);
    assertThat(values.undecodable(forged)).hasMessageContaining("too long to hash or sort");
  }

  static Stream<Object> bombs() {
    return Stream.of(
        HashMultimap.withSet().of("a", new Heavy(lists(60))),
        HashMultimap.withSeq().of(new Heavy(lists(60)), 1),
        LinkedHashMultimap.withSeq().of(new Heavy(lists(60)), 1),
        HashMap.of(new Heavy(lists(60)), 1),
        HashSet.of(new Heavy(lists(60))));
  }

  /** What its hash code goes through only its class knows. */
  static final class Heavy {
    private final Object content;

    Heavy(Object content) {
      this.content = content;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Heavy that && content.equals(that.content);
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void keysOfVavrAreCounted(Object bomb) {
    assertThatThrownBy(() -> codec.encode(bomb, 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("hash");
  }

  @Test
  void manyHonestEntriesAreNotMeant() throws Exception {
    HashMap<Object, Object> map =
        HashMap.ofEntries(
            io.vavr.collection.List.range(0, 20_000).map(i -> Tuple.of("k" + i, List.of(i, i))));

    assertThat(values.copy(HashMap.of("deep", HashMap.of("deeper", map))))
        .isEqualTo(HashMap.of("deep", HashMap.of("deeper", map)));
  }
}
