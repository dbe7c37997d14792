package io.github.dynamojcache.internal.classes.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.sql.DataTruncation;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collections;
import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.namespace.QName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes of the JDK are values. */
class PlatformClassesTest {

  static Stream<Object> values() throws Exception {
    List<String> list = new ArrayList<>(List.of("a"));
    Map<String, String> map = new HashMap<>(Map.of("a", "b"));
    DatatypeFactory dates = DatatypeFactory.newInstance();
    return Stream.of(
            Stream.<Object>of(
                Collections.newSetFromMap(new ConcurrentHashMap<String, Boolean>()),
                Collections.nCopies(3, "a"),
                Collections.asLifoQueue(new ArrayDeque<String>()),
                Collections.singleton("a"),
                Collections.singletonList("a"),
                Collections.singletonMap("a", "b"),
                Collections.emptyList(),
                Collections.emptySet(),
                Collections.emptyMap(),
                Collections.emptySortedSet(),
                Collections.emptySortedMap(),
                Collections.reverseOrder(),
                Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER),
                Collections.checkedCollection(list, String.class),
                Collections.checkedList(list, String.class),
                Collections.checkedSet(new TreeSet<>(list), String.class),
                Collections.checkedSortedSet(new TreeSet<>(list), String.class),
                Collections.checkedNavigableSet(new TreeSet<>(list), String.class),
                Collections.checkedQueue(new ArrayDeque<>(list), String.class),
                Collections.checkedMap(map, String.class, String.class),
                Collections.checkedSortedMap(new TreeMap<>(map), String.class, String.class),
                Collections.checkedNavigableMap(new TreeMap<>(map), String.class, String.class)),
            Stream.<Object>of(
                Collections.unmodifiableCollection(list),
                Collections.unmodifiableList(list),
                Collections.unmodifiableSet(new TreeSet<>(list)),
                Collections.unmodifiableSortedSet(new TreeSet<>(list)),
                Collections.unmodifiableNavigableSet(new TreeSet<>(list)),
                Collections.unmodifiableMap(map),
                Collections.unmodifiableMap(map).entrySet(),
                Collections.unmodifiableSortedMap(new TreeMap<>(map)),
                Collections.unmodifiableNavigableMap(new TreeMap<>(map)),
                Collections.synchronizedCollection(list),
                Collections.synchronizedList(list),
                Collections.synchronizedSet(new TreeSet<>(list)),
                Collections.synchronizedSortedSet(new TreeSet<>(list)),
                Collections.synchronizedNavigableSet(new TreeSet<>(list)),
                Collections.synchronizedMap(map),
                Collections.synchronizedSortedMap(new TreeMap<>(map)),
                Collections.synchronizedNavigableMap(new TreeMap<>(map))),
            Stream.<Object>of(
                List.of(),
                List.of("a"),
                List.of("a", "b", "c"),
                Set.of("a"),
                Set.of("a", "b", "c"),
                Map.of("a", "b"),
                Map.of("a", "b", "c", "d"),
                Arrays.asList("a"),
                new BitSet(),
                new PriorityQueue<>(list),
                new ArrayBlockingQueue<String>(1),
                new PriorityBlockingQueue<>(list),
                new LinkedTransferQueue<>(list),
                new AtomicIntegerArray(1),
                new AtomicReferenceArray<String>(1),
                new LongAdder(),
                new DoubleAdder(),
                new ReentrantLock(),
                new ReentrantReadWriteLock(),
                Comparator.naturalOrder(),
                Comparator.nullsFirst(String.CASE_INSENSITIVE_ORDER),
                String.CASE_INSENSITIVE_ORDER),
            Stream.<Object>of(
                new DecimalFormat("0"),
                new SimpleDateFormat("yyyy", Locale.ROOT),
                new SimpleTimeZone(0, "Mine"),
                TimeZone.getTimeZone("Europe/Berlin"),
                new GregorianCalendar(2024, 0, 1),
                new Calendar.Builder().setCalendarType("buddhist").build(),
                new Calendar.Builder().setCalendarType("japanese").build(),
                new QName("urn:a", "b"),
                dates.newXMLGregorianCalendar("2024-01-01"),
                dates.newDuration("P1Y"),
                dates.newDurationDayTime("P1D"),
                dates.newDurationYearMonth("P1Y"),
                new SQLException("a"),
                new SQLWarning("a"),
                new DataTruncation(1, true, true, 1, 1),
                RoundingMode.UP))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsOne(Object value) {
    assertThat(PlatformClasses.isValue(value.getClass().getName()))
        .as(value.getClass().getName())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.beans.EventHandler",
        "java.lang.ClassLoader",
        "java.lang.ProcessBuilder",
        "java.lang.Runtime",
        "java.lang.Thread",
        "java.lang.invoke.MethodHandle",
        "java.lang.invoke.SerializedLambda",
        "java.lang.reflect.Method",
        "java.lang.reflect.Proxy",
        "java.net.URLClassLoader",
        "java.net.URLConnection",
        "java.nio.file.FileSystem",
        "java.rmi.MarshalledObject",
        "java.rmi.server.UnicastRemoteObject",
        "java.security.SignedObject",
        "java.sql.DriverManager",
        "java.util.ServiceLoader",
        "java.util.Timer",
        "java.util.concurrent.ForkJoinPool",
        "java.util.concurrent.ThreadPoolExecutor",
        "java.util.concurrent.atomic.DoubleAccumulator",
        "java.util.concurrent.atomic.LongAccumulator",
        "java.util.logging.FileHandler",
        "javax.crypto.SealedObject",
        "javax.imageio.ImageIO$ContainsFilter",
        "javax.management.BadAttributeValueExpException",
        "javax.naming.CannotProceedException",
        "javax.naming.InitialContext",
        "javax.naming.Reference",
        "javax.script.ScriptEngineManager",
        "javax.sql.rowset.BaseRowSet",
        "javax.swing.UIDefaults",
        "javax.xml.transform.Templates",
        "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
        "com.sun.rowset.JdbcRowSetImpl",
        "sun.reflect.annotation.AnnotationInvocationHandler",
        "sun.rmi.server.UnicastRef"
      })
  void whatLoadsCallsOrConnectsIsNone(String className) {
    assertThat(PlatformClasses.isValue(className)).isFalse();
    assertThat(PlatformClasses.owns(className)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javax.cache.CacheException",
        "javax.money.CurrencyContext",
        "javax.persistence.EntityNotFoundException",
        "javax.servlet.http.Cookie",
        "javax.validation.ValidationException",
        "javax.ws.rs.core.Cookie",
        "javaxt.json.Book",
        "javassist.Book"
      })
  void aLibrarysJavaxIsNotTheJdks(String className) {
    assertThat(PlatformClasses.owns(className)).isFalse();
  }
}
