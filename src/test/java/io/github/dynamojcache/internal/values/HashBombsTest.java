package io.github.dynamojcache.internal.values;

import static io.github.dynamojcache.internal.values.SharedGraphs.lists;
import static io.github.dynamojcache.internal.values.SharedGraphs.sets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.util.MapReferenceResolver;
import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSet;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.keys.HashedUrlsTest;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small values that would take for ever to put into their sets and maps. Without the limit, each of
 * these tests runs for hours.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("JdkObsolete")
class HashBombsTest {

  private final KryoValueCodec codec = new KryoValueCodec(getClass().getClassLoader());
  private final ForgedValues values = new ForgedValues(codec);

  /** An element of sets: what its hash code is, only its class knows. */
  static final class Entity implements Comparable<Entity> {
    private final int id;
    private Object content = "";
    private @Nullable Object more;

    Entity(int id) {
      this.id = id;
    }

    @Nullable Object more() {
      return more;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Entity that && id == that.id && content.equals(that.content);
    }

    @Override
    public int hashCode() {
      return 31 * id + content.hashCode();
    }

    @Override
    public int compareTo(Entity other) {
      return Integer.compare(hashCode(), other.hashCode());
    }
  }

  /** As with Hibernate: two sides of a relation, with hash codes by id. */
  static final class Member {
    private final int id;
    private final Set<Member> others = new HashSet<>();

    Member(int id) {
      this.id = id;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Member that && id == that.id;
    }

    @Override
    public int hashCode() {
      return id;
    }
  }

  record Pair(Object left, Object right) {}

  private static Vector<Object> vector(Object... elements) {
    return new Vector<>(Arrays.asList(elements));
  }

  private static IdentityHashMap<Object, Object> keyed(Object key) {
    IdentityHashMap<Object, Object> map = new IdentityHashMap<>();
    map.put(key, 1);
    return map;
  }

  /** What such a value says of itself is endless as well: it is named by what it becomes. */
  private static Arguments bomb(Object value, Class<?> written, Class<?> read) {
    return Arguments.of(named(value), written, read);
  }

  private static Named<Object> named(Object value) {
    return Named.of(value.getClass().getSimpleName(), value);
  }

  static Stream<Arguments> bombs() {
    Entity entity = new Entity(1);
    entity.content = lists(40);
    return Stream.of(
        bomb(vector(lists(40)), Vector.class, HashSet.class),
        bomb(vector(lists(40)), Vector.class, LinkedHashSet.class),
        bomb(vector(lists(40)), Vector.class, HashedUrlsTest.Watching.class),
        bomb(List.of(lists(40)), List.class, Set.class),
        bomb(List.of(lists(40)), List.class, ConcurrentHashMap.KeySetView.class),
        bomb(
            new CopyOnWriteArrayList<>(List.of(lists(40), 1)),
            CopyOnWriteArrayList.class,
            CopyOnWriteArraySet.class),
        bomb(keyed(lists(40)), IdentityHashMap.class, HashMap.class),
        bomb(keyed(lists(40)), IdentityHashMap.class, LinkedHashMap.class),
        bomb(keyed(lists(40)), IdentityHashMap.class, ConcurrentHashMap.class),
        bomb(keyed(lists(40)), IdentityHashMap.class, Hashtable.class),
        bomb(keyed(lists(40)), IdentityHashMap.class, WeakHashMap.class),
        bomb(vector(Optional.of(lists(40))), Vector.class, HashSet.class),
        bomb(vector(Map.entry(1, lists(40))), Vector.class, HashSet.class),
        bomb(vector(new Pair(1, lists(40))), Vector.class, HashSet.class),
        bomb(vector(entity), Vector.class, HashSet.class),
        // met before
        bomb(List.of(entity, vector(entity)), Vector.class, HashSet.class),
        bomb(List.of(lists(40), vector(List.of(entity))), Vector.class, HashSet.class),
        bomb(Stream.of(null, entity, new Entity(2)).toList(), List.class, TreeSet.class));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void whatTakesForEverToHashIsUndecodable(Object value, Class<?> written, Class<?> read) {
    UndecodableValueException undecodable = values.undecodable(values.forged(value, written, read));

    assertThat(undecodable.reason()).isEqualTo(Reason.LIMIT);
    assertThat(undecodable).hasMessageContaining("too long to hash or sort");
  }

  static Stream<Object> filledByTheirOwnMethods() {
    return Stream.of(
        ImmutableSet.of(1, 2), ImmutableMultiset.of(1, 2), ImmutableBiMap.of(1, 2), new Sealed(2));
  }

  /** What its methods hash nobody sees: all that it holds is counted before. */
  @ParameterizedTest
  @MethodSource("filledByTheirOwnMethods")
  void whatAClassMayHashInItsOwnMethodsIsCounted(Object holder) {
    byte[] forged = values.withSharedPart(lists(40), holder, 2);

    assertThat(values.undecodable(forged).reason()).isEqualTo(Reason.LIMIT);
  }

  @Test
  void aClassThatHashesInItsOwnMethodsIsRefusedOnWrite() {
    assertThatThrownBy(() -> codec.encode(new Sealed(lists(40)), 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("too long to hash or sort");
  }

  /** Hashes what it reads. */
  static final class Sealed implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Object content;

    Sealed(Object content) {
      this.content = content;
    }

    private Object readResolve() {
      return new Sealed(Set.of(content));
    }
  }

  @Test
  void setsInSetsAreRefusedOnWriteAndUndecodable() {
    assertThatThrownBy(() -> codec.encode(sets(60), 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("too long to hash or sort")
        .hasMessageContaining("(at HashSet[");

    Kryo careless = new Kryo(new MapReferenceResolver());
    careless.setRegistrationRequired(false);
    Output output = new Output(1024, -1);
    careless.writeClassAndObject(output, sets(60));
    assertThat(values.undecodable(output.toBytes()).reason()).isEqualTo(Reason.LIMIT);
  }

  @Test
  void anObjectThatIsNotFinishedDoesNotHideWhatItHolds() {
    Entity entity = new Entity(1);
    entity.content = lists(40);
    entity.more = vector(entity);

    assertThat(values.undecodable(values.forged(entity, Vector.class, HashSet.class)).reason())
        .isEqualTo(Reason.LIMIT);
  }

  @Test
  void aContainerThatIsNotFinishedCannotBeHashed() {
    List<Object> list = new ArrayList<>(List.of(lists(40)));
    list.add(vector(List.of(list)));

    // List.of(list) is made at once, and list is not: it may be referred to.
    assertThat(values.undecodable(values.forged(list, Vector.class, HashSet.class)).reason())
        .isEqualTo(Reason.LIMIT);
  }

  @Test
  void manySmallOnesAreAddedUp() {
    Object shared = lists(16); // 130,000 objects
    Object[] elements = new Object[2_000];
    Arrays.setAll(elements, i -> new ArrayList<>(List.of(i, shared)));

    assertThat(
            values
                .undecodable(values.forged(vector(elements), Vector.class, HashSet.class))
                .reason())
        .isEqualTo(Reason.LIMIT);
  }

  @Test
  void aLongNumberIsHashedEachTimeAsLongAsItIs() {
    Object shared = List.of(BigInteger.ONE.shiftLeft(8 * 200_000));
    Object[] elements = new Object[20_000];
    Arrays.setAll(elements, i -> new ArrayList<>(List.of(i, shared)));

    assertThat(
            values
                .undecodable(values.forged(vector(elements), Vector.class, HashSet.class))
                .reason())
        .isEqualTo(Reason.LIMIT);
  }

  /** Bins of keys that the JDK cannot compare are searched from end to end. */
  @Test
  void keysWithOneHashCodeAreCountedWhereTheJdkCannotSortThem() {
    Object[] elements = new Object[20_000];
    // Of one list, 31 * a + b is the hash code.
    Arrays.setAll(elements, i -> new ArrayList<>(List.of(i, -31 * i)));

    assertThat(
            values
                .undecodable(values.forged(vector(elements), Vector.class, HashSet.class))
                .reason())
        .isEqualTo(Reason.LIMIT);
  }

  @Test
  void textsWithOneHashCodeAreSortedByTheJdk() throws Exception {
    Set<String> texts = new HashSet<>(List.of(""));
    for (int i = 0; i < 15; i++) {
      Set<String> longer = new HashSet<>();
      texts.forEach(text -> longer.addAll(List.of(text + "Aa", text + "BB")));
      texts = longer;
    }
    assertThat(texts)
        .hasSize(32_768)
        .extracting(String::hashCode)
        .containsOnly(texts.iterator().next().hashCode());

    assertThat(values.copy(texts)).isEqualTo(texts);
    assertThat(values.copy(new ConcurrentHashMap<>(asKeys(texts)))).isEqualTo(asKeys(texts));
  }

  private static Map<Object, Object> asKeys(Collection<?> keys) {
    Map<Object, Object> map = new HashMap<>();
    keys.forEach(key -> map.put(key, 1));
    return map;
  }

  /** The JDK's immutable sets have no bins at all. */
  @Test
  void aTableWhoseElementsCollideIsUndecodable() {
    Integer[] elements = new Integer[30_000];
    Arrays.setAll(elements, i -> i * 60_000);
    Object list = List.of((Object[]) elements);

    assertThat(values.undecodable(values.forged(list, List.class, Set.class)).reason())
        .isEqualTo(Reason.LIMIT);
  }

  @Test
  void tablesWithoutTreesStaySmall() {
    Map<Object, Object> map = new HashMap<>();
    for (int i = 0; i < 40_000; i++) {
      map.put(i, 1);
    }

    for (Class<?> type : List.of(Hashtable.class, WeakHashMap.class)) {
      assertThat(values.undecodable(values.forged(map, HashMap.class, type)).reason())
          .isEqualTo(Reason.LIMIT);
    }
  }

  static Stream<Named<Object>> honest() {
    List<Object> entities = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      entities.add(new Entity(i));
    }
    List<Integer> numbers = IntStream.range(0, 200_000).boxed().toList();
    return Stream.<Object>of(
            new HashSet<>(entities),
            new TreeSet<>(entities),
            new HashSet<>(numbers),
            Set.copyOf(numbers),
            Map.copyOf(asKeys(numbers)),
            asKeys(entities),
            new ConcurrentHashMap<>(asKeys(numbers)),
            new CopyOnWriteArraySet<>(numbers.subList(0, 5_000)),
            new Hashtable<>(asKeys(numbers.subList(0, 10_000))),
            new HashSet<>(List.of(List.of(1, List.of(2)), Map.of(Set.of(3), Optional.of(4)))),
            new HashSet<>(List.of(new Pair(new Pair(1, 2), List.of(3)))))
        .map(HashBombsTest::named);
  }

  @ParameterizedTest
  @MethodSource("honest")
  void largeHonestContainersAreNotMeant(Object value) throws Exception {
    assertThat(values.copy(value).equals(value)).isTrue();
  }

  @Test
  void sharedObjectsThatNobodyHashesMayBeMany() throws Exception {
    List<?> copied = (List<?>) values.copy(List.of(lists(900)));

    assertThat(copied.get(0)).isInstanceOf(ArrayList.class);
  }

  @Test
  void entitiesThatAllKnowEachOtherAreNotMeant() throws Exception {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      members.add(new Member(i));
    }
    members.forEach(member -> member.others.addAll(members));

    Member copied = (Member) values.copy(members.get(0));

    assertThat(copied.others).hasSize(100).contains(copied);
  }

  @Test
  void aParentWithManyChildrenIsNotMeant() throws Exception {
    Member parent = new Member(0);
    for (int i = 1; i < 50_000; i++) {
      Member child = new Member(i);
      child.others.add(parent);
      parent.others.add(child);
    }

    assertThat(((Member) values.copy(parent)).others).hasSize(49_999);
  }
}
