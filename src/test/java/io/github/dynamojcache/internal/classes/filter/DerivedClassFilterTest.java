package io.github.dynamojcache.internal.classes.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.classes.ClassFilter;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.hibernate.cache.spi.support.AbstractReadWriteAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cache.support.NullValue;
import org.springframework.core.io.Resource;

/** Which classes a cache stores, by its declared type, its mode and what is listed. */
class DerivedClassFilterTest {

  /** A value class whose fields lead elsewhere. */
  @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // only its declarations matter
  private static final class Order extends Base<NullValue> {
    private List<? extends Map<String, AbstractReadWriteAccess.Item[]>> items = List.of();
    private transient LockMode left;
    private static final LockMode SHARED = LockMode.NONE;
  }

  @SuppressWarnings({"UnusedVariable", "NullAway.Init"})
  private static class Base<T extends Serializable> {
    private Object anything = "";
    private T something;
  }

  private sealed interface Shape permits Round {}

  private record Round(org.hibernate.cache.spi.entry.CacheEntry inner) implements Shape {}

  private static ClassFilter derived(Class<?> declared, String... allowed) {
    return DerivedClassFilter.of(
        "books", FilterMode.DERIVED, new ClassPatterns(List.of(allowed)), declared);
  }

  private static boolean lets(ClassFilter filter, String className) {
    return filter.objectionToAny(className) == null;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.String",
        "java.time.LocalDate",
        "java.util.Collections$UnmodifiableMap",
        "java.lang.IllegalStateException",
        "[Ljava.lang.Object;",
        "[[I"
      })
  void theValueClassesOfTheJdkAreAlwaysLetIn(String className) {
    assertThat(lets(derived(String.class), className)).isTrue();
    assertThat(lets(derived(Object.class), className)).isTrue();
    assertThat(
            lets(
                DerivedClassFilter.of("books", FilterMode.STRICT, ClassPatterns.NONE, Object.class),
                className))
        .isTrue();
  }

  @Test
  void aDeclaredTypeLetsInItsPackageAndThoseOfItsFieldsAndTheirTypeArguments() {
    ClassFilter filter = derived(Order.class);

    assertThat(lets(filter, Order.class.getName())).isTrue();
    assertThat(lets(filter, "io.github.dynamojcache.internal.classes.filter.Neighbour")).isTrue();
    assertThat(lets(filter, AbstractReadWriteAccess.Item.class.getName())).isTrue();
    assertThat(lets(filter, NullValue.class.getName())).isTrue();
    assertThat(lets(filter, "[L" + Order.class.getName() + ";")).isTrue();
  }

  @Test
  void whatIsOnlyInStaticOrTransientFieldsIsNotDeclared() {
    assertThat(lets(derived(Order.class), LockMode.class.getName())).isFalse();
  }

  @Test
  void aSealedTypeLetsInWhatItsSubclassesAreMadeOf() {
    assertThat(lets(derived(Shape.class), "org.hibernate.cache.spi.entry.StandardCacheEntryImpl"))
        .isTrue();
  }

  @Test
  void anArrayIsDeclaredByWhatIsInIt() {
    assertThat(lets(derived(Order[].class), Order.class.getName())).isTrue();
    assertThat(lets(derived(Object[].class), "com.acme.Book")).isTrue();
  }

  @Test
  void aDeclaredTypeKeepsOutWhatItDoesNotLeadTo() {
    assertThat(derived(Order.class).objection("com.acme.Book"))
        .isEqualTo(
            "is not among the classes that this cache may store. If it belongs into the cache, add"
                + " to the configuration: dynamo-jcache.caches.\"books\".allowed-classes +="
                + " \"com.acme.Book\"");
    assertThat(lets(derived(Order.class), "[Lcom.acme.Book;")).isFalse();
    assertThat(lets(derived(String.class), "com.acme.Book")).isFalse();
  }

  static Stream<Class<?>> open() {
    return Stream.of(Object.class, Serializable.class, List.class, java.util.ArrayList.class);
  }

  @ParameterizedTest
  @MethodSource("open")
  void aTypeThatSaysNothingLetsInTheApplicationAndTheFrameworks(Class<?> declared) {
    ClassFilter filter = derived(declared);

    assertThat(lets(filter, "com.acme.Book")).isTrue();
    assertThat(lets(filter, "org.springframework.cache.support.NullValue")).isTrue();
    assertThat(lets(filter, "org.springframework.cache.interceptor.SimpleKey")).isTrue();
    assertThat(lets(filter, AbstractReadWriteAccess.Item.class.getName())).isTrue();
    assertThat(lets(filter, "org.hibernate.type.descriptor.java.StringJavaType")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.commons.collections.functors.InvokerTransformer",
        "org.apache.commons.collections4.functors.ChainedTransformer",
        "org.apache.commons.collections.keyvalue.TiedMapEntry",
        "org.apache.commons.beanutils.BeanComparator",
        "org.apache.xalan.xsltc.trax.TemplatesImpl",
        "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
        "com.sun.rowset.JdbcRowSetImpl",
        "com.sun.jndi.rmi.registry.BindingEnumeration",
        "org.springframework.aop.support.DefaultBeanFactoryPointcutAdvisor",
        "org.springframework.beans.factory.config.PropertyPathFactoryBean",
        "org.springframework.context.support.ClassPathXmlApplicationContext",
        "com.mchange.v2.c3p0.JndiRefForwardingDataSource",
        "com.rometools.rome.feed.impl.ToStringBean",
        "org.codehaus.groovy.runtime.ConvertedClosure",
        "org.hibernate.engine.spi.TypedValue",
        "org.apache.xbean.naming.context.ContextUtil$ReadOnlyBinding",
        "com.caucho.naming.QName",
        "javax.naming.InitialContext",
        "javax.script.ScriptEngineManager",
        "javax.imageio.ImageIO$ContainsFilter",
        "javax.management.BadAttributeValueExpException",
        "java.rmi.server.UnicastRemoteObject",
        "java.util.ServiceLoader$LazyIterator",
        "java.lang.ProcessBuilder",
        "java.lang.Runtime",
        "java.lang.reflect.Proxy",
        "java.security.SignedObject",
        "java.beans.EventHandler",
        "jdk.proxy2.$Proxy12",
        "sun.misc.Unsafe",
        "[Ljava.lang.ProcessBuilder;"
      })
  void whatIsKnownFromAttacksIsKeptOutEvenByPatterns(String className) {
    assertThat(lets(derived(Object.class, "*", "org.*", "com.*", "java.*"), className)).isFalse();
    assertThat(lets(derived(Resource.class), className)).isFalse();
  }

  @Test
  void anExactNameLetsAnyClassIn() {
    String advisor = "org.springframework.aop.support.DefaultBeanFactoryPointcutAdvisor";

    assertThat(lets(derived(String.class, advisor), advisor)).isTrue();
    assertThat(lets(derived(String.class, "java.util.BitSet", "java.awt.Point"), "java.awt.Point"))
        .isTrue();
  }

  @Test
  void aPatternLetsInAPackageAndWhatIsBelow() {
    ClassFilter filter = derived(String.class, "com.acme.*", "org.acme.Order*");

    assertThat(lets(filter, "com.acme.Book")).isTrue();
    assertThat(lets(filter, "com.acme.model.Book$Part")).isTrue();
    assertThat(lets(filter, "org.acme.OrderLine")).isTrue();
    assertThat(lets(filter, "org.acme.Supplier")).isFalse();
    assertThat(lets(filter, "com.acmeother.Book")).isFalse();
  }

  @Test
  void strictLetsInNothingButWhatIsListed() {
    ClassFilter filter =
        DerivedClassFilter.of(
            "books", FilterMode.STRICT, new ClassPatterns(List.of("com.acme.Book")), Order.class);

    assertThat(lets(filter, "com.acme.Book")).isTrue();
    assertThat(lets(filter, Order.class.getName())).isFalse();
    assertThat(lets(filter, "com.acme.Other")).isFalse();
  }

  @Test
  void openLetsInEverythingButWhatIsKnownFromAttacks() {
    ClassFilter filter =
        DerivedClassFilter.of("books", FilterMode.OPEN, ClassPatterns.NONE, String.class);

    assertThat(lets(filter, "com.acme.Book")).isTrue();
    assertThat(lets(filter, "java.awt.Point")).isTrue();
    assertThat(lets(filter, "org.codehaus.groovy.runtime.ConvertedClosure")).isFalse();
  }

  @Test
  void aNameOfACacheIsQuotedInTheLineToAdd() {
    ClassFilter filter =
        DerivedClassFilter.of("a\"b", FilterMode.STRICT, ClassPatterns.NONE, Object.class);

    assertThat(filter.objection("com.acme.Book")).contains("caches.\"a\\\"b\".allowed-classes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "com acme",
        "*.Book",
        "com.*.Book",
        "com/acme",
        "com.Book,com.Page",
        "[Lcom.Book;"
      })
  void whatIsNoPatternIsRefused(String pattern) {
    List<String> names = List.of(pattern);

    assertThatThrownBy(() -> new ClassPatterns(names)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "a b", "a\"b", "a\u202Eb", "a\u0000", "\uD83D"})
  void whatIsNoNameOfAClassIsNotLookedAt(String text) {
    assertThat(ClassFilter.isClassName(text)).isFalse();
    assertThat(ClassFilter.isClassName("com.acme.Größe$1")).isTrue();
  }
}
