package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.ValueSamples.Bag;
import io.github.dynamojcache.codec.ValueSamples.Employee;
import io.github.dynamojcache.codec.ValueSamples.Holder;
import io.github.dynamojcache.codec.ValueSamples.Level;
import io.github.dynamojcache.codec.ValueSamples.Nothing;
import io.github.dynamojcache.codec.ValueSamples.OrderException;
import io.github.dynamojcache.codec.ValueSamples.Person;
import io.github.dynamojcache.codec.ValueSamples.ShopException;
import io.github.dynamojcache.codec.ValueSamples.Unit;
import io.github.dynamojcache.codec.ValueSamples.Unknown;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.cache.spi.support.AbstractReadWriteAccess;
import org.junit.jupiter.api.Test;
import org.springframework.cache.support.NullValue;

/** The application's own classes, and those of Spring and Hibernate. */
class ValueObjectsTest {

  private final StoredValues values =
      new StoredValues(new KryoValueCodec(getClass().getClassLoader()));

  @SuppressWarnings("unchecked")
  private <T> T copy(T value) throws Exception {
    return (T) values.decode(values.encode(value));
  }

  @Test
  void aPlainClassComesBackFieldByField() throws Exception {
    Person copied = copy(new Person("Ann", null));

    assertThat(copied.name()).isEqualTo("Ann");
    assertThat(copied.parent()).isNull();
    assertThat(copied.touched()).isZero();
  }

  @Test
  void aGraphWithCyclesComesBackWithThem() throws Exception {
    Person parent = new Person("Ann", null);
    Person child = new Person("Bob", parent);

    Person copied = copy(parent);

    assertThat(copied.children()).hasSize(1);
    assertThat(copied.children().get(0).name()).isEqualTo("Bob");
    assertThat(copied.children().get(0).parent()).isSameAs(copied);
    assertThat(child.parent()).isSameAs(parent);
  }

  @Test
  void anObjectMetTwiceComesBackOnce() throws Exception {
    Bag shared = new Bag(1);

    Holder copied = copy(new Holder(shared, List.of(shared)));

    assertThat(copied.second()).isEqualTo(List.of(copied.first()));
  }

  @Test
  void anImmutableListMetTwiceStaysImmutable() throws Exception {
    List<Integer> shared = List.of(1, 2);

    Holder copied = copy(new Holder(shared, shared));

    assertThat(copied.second()).isSameAs(copied.first()).hasSameClassAs(shared);
  }

  @Test
  void aFieldThatHidesAnotherKeepsItsOwnValue() throws Exception {
    Employee copied = copy(new Employee("own", "inherited"));

    assertThat(copied.ownName()).isEqualTo("own");
    assertThat(copied.name()).isEqualTo("inherited");
  }

  @Test
  void whatReadResolveReturnsIsTheValue() throws Exception {
    assertThat(copy(Nothing.VALUE)).isSameAs(Nothing.VALUE);
    assertThat(copy(Unit.SECOND)).isSameAs(Unit.SECOND);
    assertThat(copy(new ArrayList<>(List.of(Unit.METRE, Unit.SECOND, Unit.METRE))))
        .usingElementComparator((a, b) -> a == b ? 0 : 1)
        .containsExactly(Unit.METRE, Unit.SECOND, Unit.METRE);
  }

  @Test
  void theInstanceOfAClassIsKept() throws Exception {
    assertThat(copy(Unknown.INSTANCE)).isSameAs(Unknown.INSTANCE);
    assertThat(copy(new Unknown())).isNotSameAs(Unknown.INSTANCE);
    assertThat(copy(Level.HIGH)).isSameAs(Level.HIGH);
  }

  @Test
  void theSingletonsOfTheFrameworksAreKept() throws Exception {
    assertThat(copy(NullValue.INSTANCE)).isSameAs(NullValue.INSTANCE);
    assertThat(copy(LazyPropertyInitializer.UNFETCHED_PROPERTY))
        .isSameAs(LazyPropertyInitializer.UNFETCHED_PROPERTY);
  }

  @Test
  void theItemsOfHibernateComeBack() throws Exception {
    Object[] state = {1L, "a", UUID.randomUUID(), LazyPropertyInitializer.UNFETCHED_PROPERTY};
    AbstractReadWriteAccess.Item item = create(AbstractReadWriteAccess.Item.class, state, 3, 99L);

    assertThat((Object[]) copy(item).getValue()).isEqualTo(state);
  }

  @Test
  void theSoftLocksOfHibernateComeBackEqual() throws Exception {
    AbstractReadWriteAccess.SoftLockImpl lock =
        create(AbstractReadWriteAccess.SoftLockImpl.class, 5L, UUID.randomUUID(), 1L, 2);

    assertThat(copy(lock)).isEqualTo(lock);
  }

  private static <T> T create(Class<T> type, Object... arguments) throws Exception {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return type.cast(constructor.newInstance(arguments));
  }

  @Test
  void anExceptionComesBackWithAllThatItTells() throws Exception {
    OrderException exception =
        new OrderException("no stock", new IllegalStateException("empty")).with("apple", 0);
    exception.addSuppressed(new IllegalArgumentException("also"));

    OrderException copied = copy(exception);

    assertThat(copied)
        .hasMessage("no stock")
        .hasCauseExactlyInstanceOf(IllegalStateException.class);
    assertThat(copied.getCause()).hasMessage("empty");
    assertThat(copied.getSuppressed())
        .singleElement()
        .hasToString("java.lang.IllegalArgumentException: also");
    assertThat(copied.getStackTrace()).isEqualTo(exception.getStackTrace());
    assertThat(copied.stock()).containsEntry("apple", 0);
  }

  @Test
  void exceptionsOfManyShapesComeBack() throws Exception {
    assertThat(copy(new ShopException("m"))).hasMessage("m");
    assertThat(copy(new ShopException("m")).code()).isEqualTo(-1);
    assertThat(copy(new RuntimeException())).hasMessage(null).hasNoCause();
    assertThat(copy(new RuntimeException(new IllegalStateException("x"))))
        .hasMessage("java.lang.IllegalStateException: x");
    assertThat(copy(new AssertionError("x"))).hasMessage("x");
    assertThat(copy(new OutOfMemoryError("x"))).hasMessage("x");
    assertThat(copy(new java.io.UncheckedIOException("x", new java.io.IOException("y"))))
        .hasMessage("x")
        .hasRootCauseMessage("y");
    assertThat(copy(new Exception("m", new Exception("n", new Exception("o")))))
        .hasRootCauseMessage("o");
  }

  @Test
  void aListOfNullsComesBack() throws Exception {
    assertThat(copy(Arrays.asList(null, null))).containsExactly(null, null);
  }
}
