package io.github.dynamojcache.internal.values.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.StringWriter;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an application says of classes that it does not own. */
class DeclaredSurrogatesTest {

  /** Cannot be stored by itself: it is alive. */
  private static final class Account implements AutoCloseable {
    private final List<Object> entries = new ArrayList<>();

    static Account of(List<?> entries) {
      Account account = new Account();
      account.entries.addAll(entries);
      return account;
    }

    @Override
    public void close() {}
  }

  private abstract static class Shape {
    abstract int size();
  }

  private static class Circle extends Shape {
    private final int size;

    Circle(int size) {
      this.size = size;
    }

    @Override
    int size() {
      return size;
    }
  }

  private static final class Square extends Circle {
    Square(int size) {
      super(size);
    }
  }

  /** A surrogate made of functions. */
  private record Functions<T, S>(
      Class<T> type,
      boolean servesSubclasses,
      Function<T, @Nullable S> storing,
      BiFunction<S, Class<? extends T>, @Nullable T> restoring)
      implements ValueSurrogate<T, S> {

    @Override
    @SuppressWarnings("NullAway") // some of them break the rule
    public S toStored(T value) {
      return storing.apply(value);
    }

    @Override
    public T fromStored(S stored) {
      throw new AssertionError("the class is known");
    }

    @Override
    @SuppressWarnings("NullAway") // some of them break the rule
    public T fromStored(S stored, Class<? extends T> type) {
      return restoring.apply(stored, type);
    }
  }

  private static <T, S> Functions<T, S> of(
      Class<T> type, Function<T, @Nullable S> storing, Function<S, @Nullable T> restoring) {
    return new Functions<>(type, false, storing, (stored, ignored) -> restoring.apply(stored));
  }

  private static final Functions<Account, List<Object>> ACCOUNTS =
      of(Account.class, account -> account.entries, Account::of);

  private static final Functions<Shape, Integer> SHAPES =
      new Functions<>(
          Shape.class,
          true,
          Shape::size,
          (size, type) -> type == Square.class ? new Square(size) : new Circle(size));

  private static KryoValueCodec codec(ClassFilter filter, ValueSurrogate<?, ?>... surrogates) {
    return new KryoValueCodec(
        DeclaredSurrogatesTest.class.getClassLoader(), filter, List.of(surrogates));
  }

  private static StoredValues values(ValueSurrogate<?, ?>... surrogates) {
    return new StoredValues(codec(ClassFilter.NONE, surrogates));
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value, ValueSurrogate<?, ?>... surrogates) throws Exception {
    StoredValues values = values(surrogates);
    return (T) values.decode(values.encode(value));
  }

  @Test
  void anObjectIsStoredAsWhatItsSurrogateMakesOfIt() throws Exception {
    assertThat(copy(Account.of(List.of(1, "two")), ACCOUNTS).entries).containsExactly(1, "two");
  }

  @Test
  void anObjectThatIsMetTwiceComesBackOnce() throws Exception {
    Account account = Account.of(List.of(1));

    List<Account> copied = copy(List.of(account, account), ACCOUNTS);

    assertThat(copied.get(0)).isSameAs(copied.get(1));
  }

  @Test
  void objectsWithinTheStoredFormAreKnownOutsideOfIt() throws Exception {
    Account inner = Account.of(List.of(1));

    List<Account> copied = copy(List.of(Account.of(List.of(inner)), inner), ACCOUNTS);

    assertThat(copied.get(0).entries).hasSize(1).first().isSameAs(copied.get(1));
  }

  @Test
  void anObjectThatRefersToItselfIsRefused() {
    Account account = new Account();
    account.entries.add(List.of(account));

    assertThatThrownBy(() -> values(ACCOUNTS).encode(account))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("refers to itself")
        .hasMessageContaining(Account.class.getName());
  }

  @Test
  void aCodecGoesOnAfterARefusal() throws Exception {
    StoredValues values = values(ACCOUNTS);
    Account cyclic = new Account();
    cyclic.entries.add(cyclic);
    assertThatThrownBy(() -> values.encode(cyclic)).isInstanceOf(UnsupportedValueException.class);
    cyclic.entries.set(0, 5);

    Account copied = (Account) values.decode(values.encode(cyclic));

    assertThat(copied.entries).containsExactly(5);
  }

  @Test
  void aSurrogateServesItsClassAlone() {
    Functions<Circle, Integer> circles =
        of(Circle.class, Circle::size, size -> new Circle(size + 1));

    Surrogates surrogates = new Surrogates(List.of(circles));

    assertThat(surrogates.find(Circle.class)).isNotNull();
    assertThat(surrogates.find(Square.class)).isNull();
  }

  @Test
  void aSurrogateMayServeTheClassesBelowIts() throws Exception {
    assertThat(copy(new Square(3), SHAPES).size()).isEqualTo(3);
    assertThat(copy(new Square(3), SHAPES)).isExactlyInstanceOf(Square.class);
    assertThat(copy(new Circle(3), SHAPES)).isExactlyInstanceOf(Circle.class);
  }

  @Test
  void theNearestSurrogateServes() {
    Functions<Circle, String> circles =
        new Functions<>(Circle.class, true, c -> "" + c.size(), (text, type) -> new Circle(1));

    NamedSurrogate found = new Surrogates(List.of(SHAPES, circles)).find(Square.class);

    assertThat(found).extracting(NamedSurrogate::surrogate).isSameAs(circles);
  }

  @FunctionalInterface
  private interface Left extends Runnable {}

  private interface Right {}

  @Test
  void aClassThatIsStoredAnywayIsNotServedByTheSurrogateOfASupertype() {
    Functions<Appendable, String> texts =
        new Functions<>(Appendable.class, true, x -> "", (text, type) -> new StringBuilder());

    Surrogates surrogates = new Surrogates(List.of(texts));

    assertThat(surrogates.find(StringWriter.class)).isNotNull();
    assertThat(surrogates.find(StringBuilder.class)).isNull();
  }

  private static final class Both implements Left, Right {
    @Override
    public void run() {}
  }

  @Test
  void aClassWithTwoSurrogatesAboveItIsRefused() {
    Functions<Left, String> left =
        new Functions<>(Left.class, true, x -> "", (text, type) -> new Both());
    Functions<Right, String> right =
        new Functions<>(Right.class, true, x -> "", (text, type) -> new Both());

    assertThatThrownBy(() -> values(left, right).encode(new Both()))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("has two surrogates")
        .hasMessageContaining("Declare one for the class itself");
  }

  @Test
  void twoSurrogatesForOneClassAreRefused() {
    assertThatThrownBy(() -> values(ACCOUNTS, ACCOUNTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("two surrogates are for " + Account.class.getName() + ": ");
  }

  @Test
  void aClassThatIsStoredAnywayHasNoSurrogate() {
    Functions<String, Integer> texts = of(String.class, String::length, size -> "");
    Functions<List<Object>, Integer> lists =
        new Functions<>(listType(), true, List::size, (size, type) -> List.of());
    Functions<Level[], Integer> arrays = of(Level[].class, a -> a.length, Level[]::new);

    assertThatThrownBy(() -> values(texts)).hasMessageContaining("has a form of its own");
    assertThatThrownBy(() -> values(lists)).hasMessageContaining("has a form of its own");
    assertThatThrownBy(() -> values(arrays)).hasMessageContaining("is an array");
  }

  @SuppressWarnings("unchecked")
  private static Class<List<Object>> listType() {
    return (Class<List<Object>>) (Class<?>) List.class;
  }

  @Test
  void anAbstractClassNeedsToServeSubclasses() {
    Functions<Shape, Integer> shapes = of(Shape.class, Shape::size, Circle::new);

    assertThatThrownBy(() -> values(shapes)).hasMessageContaining("servesSubclasses()");
  }

  @Test
  void aClassWithASurrogatePassesTheFilter() throws Exception {
    ClassFilter strict =
        DerivedClassFilter.of("c", FilterMode.STRICT, ClassPatterns.NONE, Object.class);
    StoredValues values = new StoredValues(codec(strict, ACCOUNTS));

    Account copied = (Account) values.decode(values.encode(Account.of(List.of(1))));

    assertThat(copied.entries).containsExactly(1);
  }

  @Test
  void whatIsStoredInItsPlaceDoesNotPassForThat() {
    ClassFilter strict =
        DerivedClassFilter.of("c", FilterMode.STRICT, ClassPatterns.NONE, Object.class);
    StoredValues values = new StoredValues(codec(strict, ACCOUNTS));

    assertThatThrownBy(() -> values.encode(Account.of(List.of(new Circle(1)))))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining(Circle.class.getName())
        .hasMessageContaining("allowed-classes");
  }

  @Test
  void aClassBelowIsNotLetInByTheSurrogateAboveIt() {
    ClassFilter strict =
        DerivedClassFilter.of("c", FilterMode.STRICT, ClassPatterns.NONE, Object.class);
    StoredValues values = new StoredValues(codec(strict, SHAPES));

    assertThatThrownBy(() -> values.encode(new Circle(1))).hasMessageContaining("allowed-classes");
  }

  @Test
  void aClassOfTheJdkThatIsNoValueCanHaveASurrogate() throws Exception {
    Functions<Level, String> levels = of(Level.class, Level::getName, name -> Level.parse(name));

    assertThat(copy(List.of(Level.INFO), levels).get(0)).isSameAs(Level.INFO);
  }

  @Test
  void anArrayOfTheClassAndAFieldOfItAreServed() throws Exception {
    Holder holder = new Holder(Account.of(List.of(1)), new Account[] {Account.of(List.of(2))});

    Holder copied = copy(holder, ACCOUNTS);

    assertThat(copied.account().entries).containsExactly(1);
    assertThat(copied.accounts()[0].entries).containsExactly(2);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Holder(Account account, Account[] accounts) {}

  @Test
  void aLambdaIsNotServedByTheSurrogateOfItsInterface() {
    Functions<Left, String> left =
        new Functions<>(Left.class, true, x -> "", (text, type) -> new Both());
    Left lambda = () -> {};

    assertThatThrownBy(() -> values(left).encode(List.of(lambda)))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("is a lambda");
  }

  @Test
  void anErrorTellsThePlaceInTheValue() {
    Functions<Account, String> nothing = of(Account.class, account -> null, text -> new Account());
    Holder holder = new Holder(new Account(), new Account[0]);

    assertThatThrownBy(() -> values(nothing).encode(List.of(holder)))
        .hasMessageEndingWith("(at List12[0].account)");
  }

  @Test
  void supertypesOfTheClassDoNotMatterToWhatIsStored() throws Exception {
    Functions<Square, Integer> squares = of(Square.class, Shape::size, Square::new);
    byte[] bytes = codec(ClassFilter.NONE, squares).encode(new Square(1), 0);

    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .contains("$Squar") // the last letter has a mark
        .doesNotContain("Circle");
  }

  /** The example of the guide. */
  @Test
  void headersOfTheHttpClientCanBeTaught() throws Exception {
    HttpHeaders headers = HttpHeaders.of(Map.of("Vary", List.of("a", "b")), (name, value) -> true);
    Functions<HttpHeaders, Map<String, List<String>>> surrogate =
        of(
            HttpHeaders.class,
            value -> new HashMap<>(value.map()),
            stored -> HttpHeaders.of(stored, (name, value) -> true));

    assertThat(copy(headers, surrogate)).isEqualTo(headers);
    assertThat(copy(headers, surrogate).allValues("vary")).containsExactly("a", "b");
  }

  @Test
  void whatToStoredThrowsIsToldWithTheNameOfTheSurrogate() {
    Functions<Account, String> broken =
        of(
            Account.class,
            account -> {
              throw new IllegalStateException("no entries");
            },
            text -> new Account());

    assertThatThrownBy(() -> values(broken).encode(List.of(new Account())))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining(
            "the surrogate %s of %s threw java.lang.IllegalStateException from toStored: no"
                + " entries",
            Functions.class.getName(), Account.class.getName());
  }

  @Test
  void aSurrogateMayRefuseAnObjectInItsOwnWords() {
    Functions<Account, String> strict =
        of(
            Account.class,
            account -> {
              throw new UnsupportedValueException("an open account", null);
            },
            text -> new Account());

    assertThatThrownBy(() -> values(strict).encode(new Account()))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageEndingWith(" refuses this object: an open account");
  }

  @Test
  void nullInThePlaceOfAnObjectIsRefused() {
    Functions<Account, String> nothing = of(Account.class, account -> null, text -> new Account());

    assertThatThrownBy(() -> values(nothing).encode(new Account()))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("returned null from toStored");
  }

  @Test
  void anObjectOfTheSameClassInItsPlaceIsRefused() {
    Functions<Account, Account> same = of(Account.class, account -> account, account -> account);

    assertThatThrownBy(() -> values(same).encode(new Account()))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("returned an object of the same class");
  }

  private static UndecodableValueException undecodable(
      StoredValues writer, StoredValues reader, Object value) {
    return assertThatExceptionOfType(UndecodableValueException.class)
        .isThrownBy(() -> reader.decode(writer.encode(value)))
        .actual();
  }

  @Test
  void whatFromStoredThrowsIsFoundOutWhenTheFirstValueIsWritten() {
    Functions<Account, String> broken =
        of(
            Account.class,
            account -> "",
            text -> {
              throw new IllegalArgumentException("empty");
            });

    assertThatThrownBy(() -> values(broken).encode(new Account()))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("could not be read back")
        .hasMessageContaining(
            "the surrogate %s of %s threw java.lang.IllegalArgumentException from fromStored:"
                + " empty",
            Functions.class.getName(), Account.class.getName());
  }

  @Test
  void whatFromStoredThrowsLaterIsAMissThatNamesTheSurrogate() {
    Functions<Account, String> strict =
        of(
            Account.class,
            account -> "",
            text -> {
              throw new IllegalArgumentException("empty");
            });
    Functions<Account, String> lenient = of(Account.class, account -> "", text -> new Account());

    UndecodableValueException e = undecodable(values(lenient), values(strict), new Account());

    assertThat(e.reason()).isEqualTo(Reason.SHAPE);
    assertThat(e).hasMessageContaining("threw java.lang.IllegalArgumentException from fromStored");
  }

  @Test
  void nullFromFromStoredIsFoundOutWhenTheFirstValueIsWritten() {
    Functions<Account, String> nothing = of(Account.class, account -> "", text -> null);

    assertThatThrownBy(() -> values(nothing).encode(new Account()))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("returned null from fromStored");
  }

  /** The same stored form, and another meaning. */
  private static final class Cents implements ValueSurrogate<Circle, Integer> {
    @Override
    public Class<Circle> type() {
      return Circle.class;
    }

    @Override
    public Integer toStored(Circle value) {
      return 100 * value.size();
    }

    @Override
    public Circle fromStored(Integer stored) {
      return new Circle(stored / 100);
    }
  }

  @Test
  void whatAnotherSurrogateStoredIsAMiss() {
    Functions<Circle, Integer> circles = of(Circle.class, Circle::size, Circle::new);

    UndecodableValueException e = undecodable(values(circles), values(new Cents()), new Circle(1));

    assertThat(e.reason()).isEqualTo(Reason.SHAPE);
    assertThat(e).hasMessageContaining("`surrogate`").hasMessageContaining(Cents.class.getName());
  }

  @Test
  void whatWasStoredWithoutTheSurrogateIsAMissAndTheOtherWayRound() {
    assertThat(undecodable(values(), values(new Cents()), new Circle(1)).reason())
        .isEqualTo(Reason.SHAPE);
    assertThat(undecodable(values(new Cents()), values(), new Circle(1)).reason())
        .isEqualTo(Reason.SHAPE);
  }
}
