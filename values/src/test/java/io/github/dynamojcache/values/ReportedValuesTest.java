package io.github.dynamojcache.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.namespace.QName;
import lombok.Data;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of the JDK and of plain classes that were reported wrong: each comes back right. */
class ReportedValuesTest {

  // ---- classes that are not public and have a public constructor

  static class Foo {
    String a = "x";

    @SuppressWarnings("PublicConstructorForNonPublicClass") // that is what is tested
    public Foo() {}
  }

  @ParameterizedTest
  @EnumSource
  void anObjectOfANonPublicClassWithAPublicConstructorIsRead(Storage storage) throws Exception {
    storage.keeps(new Foo(), foo -> assertThat(foo.a).isEqualTo("x"));
  }

  @ParameterizedTest
  @EnumSource
  void whatContainsSuchAnObjectIsRead(Storage storage) throws Exception {
    Foo foo = new Foo();
    foo.a = "y";
    storage.keeps(
        new ArrayList<>(List.of(foo, "next")),
        list -> {
          assertThat(((Foo) list.get(0)).a).isEqualTo("y");
          assertThat(list.get(1)).isEqualTo("next");
        });
  }

  @Data
  static class Customer {
    private String name = "";
    private int orders;
  }

  @ParameterizedTest
  @EnumSource
  void lomboksDataOnAPackagePrivateClassIsRead(Storage storage) throws Exception {
    Customer customer = new Customer();
    customer.setName("a");
    customer.setOrders(5);
    storage.keeps(customer, read -> assertThat(read).isEqualTo(customer));
  }

  static class Settings extends HashMap<String, Integer> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("PublicConstructorForNonPublicClass")
    public Settings() {}
  }

  @ParameterizedTest
  @EnumSource
  void anOwnSubclassOfHashMapIsRead(Storage storage) throws Exception {
    Settings settings = new Settings();
    settings.put("a", 1);
    storage.keeps(
        settings,
        read -> assertThat(read).hasSameClassAs(settings).containsExactly(Map.entry("a", 1)));
  }

  // ---- serializers that wrote less than there is

  @ParameterizedTest
  @EnumSource
  void aJapaneseDateIsRead(Storage storage) throws Exception {
    storage.keeps(
        JapaneseDate.of(2020, 1, 1),
        date -> assertThat(date).hasToString("Japanese Reiwa 2-01-01"));
  }

  @ParameterizedTest
  @EnumSource
  void aZonedDateTimeInTheHourThatComesTwiceKeepsItsOffset(Storage storage) throws Exception {
    ZonedDateTime second =
        ZonedDateTime.ofLocal(
            LocalDateTime.of(2024, 10, 27, 2, 30),
            ZoneId.of("Europe/Berlin"),
            ZoneOffset.ofHours(1));
    storage.keeps(
        second,
        read -> {
          assertThat(read.getOffset()).isEqualTo(ZoneOffset.ofHours(1));
          assertThat(read.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
          assertThat(read.toInstant()).isEqualTo(second.toInstant());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aLocaleKeepsItsScript(Storage storage) throws Exception {
    storage.keeps(
        Locale.forLanguageTag("zh-Hant-TW"), read -> assertThat(read).hasToString("zh_TW_#Hant"));
  }

  @ParameterizedTest
  @EnumSource
  void aTimeZoneWithAnOwnNameKeepsNameAndRules(Storage storage) throws Exception {
    TimeZone zone = TimeZone.getTimeZone("Europe/Berlin");
    zone.setID("Mine");
    storage.keepsOrRefuses(
        zone,
        read -> {
          assertThat(read.getID()).isEqualTo("Mine");
          assertThat(read.getRawOffset()).isEqualTo(3_600_000);
          assertThat(read.hasSameRules(TimeZone.getTimeZone("Europe/Berlin"))).isTrue();
        });
  }

  @ParameterizedTest
  @EnumSource
  void aGregorianCalendarReadInThailandIsGregorian(Storage storage) throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist"));
    try {
      assertThat(Calendar.getInstance().getCalendarType()).isEqualTo("buddhist");
      storage.keeps(
          new GregorianCalendar(2020, Calendar.MARCH, 1),
          read -> {
            assertThat(read).hasSameClassAs(new GregorianCalendar());
            assertThat(read.get(Calendar.YEAR)).isEqualTo(2020);
          });
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBuddhistCalendarKeepsItsYear(Storage storage) throws Exception {
    Calendar calendar = Calendar.getInstance(Locale.forLanguageTag("th-TH-u-ca-buddhist"));
    calendar.set(2513, Calendar.MARCH, 1);
    storage.keeps(
        calendar,
        read -> {
          assertThat(read.getCalendarType()).isEqualTo("buddhist");
          assertThat(read.get(Calendar.YEAR)).isEqualTo(2513);
        });
  }

  @ParameterizedTest
  @EnumSource
  void aLongAdderKeepsItsSum(Storage storage) throws Exception {
    LongAdder adder = new LongAdder();
    adder.add(5);
    storage.keeps(adder, read -> assertThat(read.sum()).isEqualTo(5));
  }

  // ---- containers with more to them than their elements

  @ParameterizedTest
  @EnumSource
  void anUnmodifiableViewKeepsTheComparatorBehindIt(Storage storage) throws Exception {
    TreeSet<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.add("A");
    storage.keeps(
        Collections.unmodifiableSet(set), read -> assertThat(read.contains("a")).isTrue());
  }

  @ParameterizedTest
  @EnumSource
  void propertiesKeepTheirDefaults(Storage storage) throws Exception {
    Properties defaults = new Properties();
    defaults.setProperty("a", "by default");
    storage.keeps(
        new Properties(defaults),
        read -> assertThat(read.getProperty("a")).isEqualTo("by default"));
  }

  @ParameterizedTest
  @EnumSource
  void aSetOfAConcurrentMapMayBeChangedWhileItIsIterated(Storage storage) throws Exception {
    Set<String> set = Collections.newSetFromMap(new ConcurrentHashMap<>());
    set.addAll(List.of("a", "b", "c"));
    storage.keeps(
        set,
        read -> {
          for (String each : read) {
            read.remove(each);
          }
          assertThat(read).isEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource
  void aLinkedHashMapInAccessOrderStaysInAccessOrder(Storage storage) throws Exception {
    LinkedHashMap<String, Integer> map = new LinkedHashMap<>(16, .75f, true);
    map.put("a", 1);
    map.put("b", 2);
    storage.keeps(
        map,
        read -> {
          read.get("a");
          assertThat(read.keySet()).containsExactly("b", "a");
        });
  }

  @ParameterizedTest
  @EnumSource
  void anIdentityHashMapFindsItsTextKeysOrIsRefused(Storage storage) throws Exception {
    IdentityHashMap<String, Integer> map = new IdentityHashMap<>(Map.of("a", 1));
    storage.keepsOrRefuses(map, read -> assertThat(read.get("a")).isEqualTo(1));
  }

  // ---- what people cache

  @ParameterizedTest
  @EnumSource
  void anSqlExceptionKeepsStateAndCode(Storage storage) throws Exception {
    SQLException failure = new SQLException("no", "42S02", 1146, new BigDecimalFailure());
    failure.setNextException(new SQLException("next"));
    storage.keeps(
        failure,
        read -> {
          assertThat((Throwable) read).hasMessage("no").hasCauseInstanceOf(BigDecimalFailure.class);
          assertThat(read.getSQLState()).isEqualTo("42S02");
          assertThat(read.getErrorCode()).isEqualTo(1146);
          assertThat((Throwable) read.getNextException()).hasMessage("next");
          assertThat(read.getStackTrace()).isEqualTo(failure.getStackTrace());
        });
  }

  static class BigDecimalFailure extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    final BigDecimal limit = new BigDecimal("2.50");
    final List<String> names = new ArrayList<>(List.of("a"));
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionWithFieldsKeepsThem(Storage storage) throws Exception {
    storage.keeps(
        new BigDecimalFailure(),
        read -> {
          assertThat(read.limit).isEqualTo(new BigDecimal("2.50"));
          assertThat(read.names).containsExactly("a");
        });
  }

  @ParameterizedTest
  @EnumSource
  void aCalendarOfXmlIsRead(Storage storage) throws Exception {
    storage.keeps(
        DatatypeFactory.newInstance()
            .newXMLGregorianCalendar(2020, 1, 2, 3, 4, 5, 6, DatatypeConstants.FIELD_UNDEFINED),
        read -> assertThat(read).hasToString("2020-01-02T03:04:05.006"));
  }

  @ParameterizedTest
  @EnumSource
  void aQualifiedNameKeepsItsPrefix(Storage storage) throws Exception {
    storage.keeps(
        new QName("urn:a", "b", "p"),
        read -> {
          assertThat(read).isEqualTo(new QName("urn:a", "b"));
          assertThat(Objects.requireNonNull(read).getPrefix()).isEqualTo("p");
        });
  }
}
