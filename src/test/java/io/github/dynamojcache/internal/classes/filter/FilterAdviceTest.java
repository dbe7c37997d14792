package io.github.dynamojcache.internal.classes.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.github.dynamojcache.internal.classes.ClassFilter;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that the filter asks for lets the class in; where none would, it asks for none. */
class FilterAdviceTest {

  private static final Pattern ADVICE = Pattern.compile("configuration: (\\S+ \\+= \\S+)$");

  static Stream<String> names() {
    return Stream.of(
        "com.acme.Book",
        "com.acme.Book$Page",
        "com.acme.Book$Page$1",
        "com.acme.Größe",
        "org.例え.本",
        "Book",
        "Book$Page",
        "com.acme.my-class",
        "com.acme.Book$$anonfun$1",
        "com.acme.$colon$colon",
        "java.awt.Point",
        "java.lang.ProcessBuilder",
        "javax.management.BadAttributeValueExpException",
        "sun.reflect.annotation.AnnotationInvocationHandler",
        "org.apache.commons.collections.functors.InvokerTransformer",
        "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
        "com.acme.shaded.org.apache.xalan.xsltc.trax.TemplatesImpl",
        "bsh.XThis$Handler",
        "org.springframework.context.support.ClassPathXmlApplicationContext",
        "com.google.common.reflect.TypeToken$SimpleTypeToken");
  }

  @ParameterizedTest
  @MethodSource("names")
  void whoFollowsItHasTheClassLetInWithItsHooks(String className) {
    int followed = 0;
    for (FilterMode mode : FilterMode.values()) {
      for (Class<?> declared : List.of(Object.class, FilterAdviceTest.class)) {
        for (String cache : List.of("books", "a\"b\\c", "a\nb", "a b", "größe")) {
          ClassFilter filter = DerivedClassFilter.of(cache, mode, ClassPatterns.NONE, declared);
          followed += follow(filter.objection(className), className, cache, mode, declared);
          followed += follow(filter.objectionToHooks(className), className, cache, mode, declared);
          followed +=
              follow(
                  filter.objectionToAny("[[L" + className + ";"), className, cache, mode, declared);
        }
      }
    }
    assertThat(followed).isPositive();
  }

  private static int follow(
      @Nullable String objection,
      String className,
      String cache,
      FilterMode mode,
      Class<?> declared) {
    if (objection == null) {
      return 0;
    }
    Matcher advice = ADVICE.matcher(objection.replace("a b", "a_b"));
    assertThat(advice.find()).as(objection).isTrue();
    List<String> allowed =
        ConfigFactory.parseString(advice.group(1).replace("a_b", "a b"))
            .resolve()
            .getObject("dynamo-jcache.caches")
            .toConfig()
            .getObject(com.typesafe.config.ConfigUtil.quoteString(cache))
            .toConfig()
            .getStringList("allowed-classes");
    ClassFilter followed = DerivedClassFilter.of(cache, mode, new ClassPatterns(allowed), declared);

    assertThat(followed.objection(className)).isNull();
    assertThat(followed.objectionToHooks(className)).isNull();
    assertThat(followed.objectionToAny("[L" + className + ";")).isNull();
    return 1;
  }

  static Stream<String> madeAtRunTime() {
    Supplier<String> lambda = () -> "";
    Object proxy =
        Proxy.newProxyInstance(
            FilterAdviceTest.class.getClassLoader(),
            new Class<?>[] {Supplier.class},
            (self, method, arguments) -> "");
    return Stream.of(
        lambda.getClass().getName(),
        proxy.getClass().getName(),
        "com.acme.Book$$Lambda$14/0x0000000800c03000",
        "com.acme.Book$$Lambda/0x00007f1e3c000a38",
        "com.acme.Book/0x0000000800c03000",
        "jdk.proxy2.$Proxy12",
        "com.sun.proxy.$Proxy3",
        "com.acme.$Proxy7",
        "$Proxy1",
        "com.acme.Book$$SpringCGLIB$$0",
        "com.acme.Book$$EnhancerBySpringCGLIB$$1f2e3d",
        "com.acme.Book$HibernateProxy",
        "com.acme.Book$HibernateProxy$aB3dE",
        "com.acme.Book_$$_jvst1a2_0",
        "com.acme.Book$ByteBuddy$x1Y2");
  }

  @ParameterizedTest
  @MethodSource("madeAtRunTime")
  void ofAClassThatWasMadeAtRunTimeItSaysThatNoLineHelps(String className) {
    for (FilterMode mode : FilterMode.values()) {
      for (String allowed : List.of("com.acme.*", "*", "jdk.proxy2.$Proxy12", "com.acme.$Proxy7")) {
        ClassFilter filter =
            DerivedClassFilter.of("books", mode, new ClassPatterns(List.of(allowed)), Object.class);

        assertThat(filter.objection(className))
            .contains("no other JVM knows")
            .doesNotContain("allowed-classes");
        assertThat(filter.objectionToHooks(className)).doesNotContain("allowed-classes");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.A,B", "com.acme.A*", "com.acme.A\\B", "com.acme.A\"B"})
  void ofANameThatNoListCanHoldItOffersNoLine(String className) {
    ClassFilter filter =
        DerivedClassFilter.of("books", FilterMode.STRICT, ClassPatterns.NONE, Object.class);

    assertThat(filter.objection(className)).doesNotContain("allowed-classes");
  }

  @Test
  void anArrayIsLetInByTheNameOfWhatIsInIt() {
    ClassFilter filter =
        DerivedClassFilter.of("books", FilterMode.STRICT, ClassPatterns.NONE, Object.class);

    assertThat(Objects.requireNonNull(filter.objectionToAny("[[Lcom.acme.Book;")))
        .endsWith("+= \"com.acme.Book\"");
  }
}
