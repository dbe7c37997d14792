package io.github.dynamojcache.internal.values;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.classes.RuntimeClasses;
import io.github.dynamojcache.internal.keys.CanonicalKeys;
import io.github.dynamojcache.internal.values.json.JsonValueCodec;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.StubMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Proxies of frameworks are told by what they implement, whatever their names are. */
class ProxiesTest {

  private static final ClassLoader LOADER = ProxiesTest.class.getClassLoader();
  private static final String REASON = "is a proxy that was made when the program ran";

  /** What an application would store. */
  public static class Book implements Serializable {
    private static final long serialVersionUID = 1;
    private final String title = "t";

    @Override
    public boolean equals(Object other) {
      return other instanceof Book that && title.equals(that.title);
    }

    @Override
    public int hashCode() {
      return title.hashCode();
    }
  }

  /** Holds one. */
  record Shelf(Object first) {}

  static Stream<String> interfaces() {
    return Stream.of(
        "org.hibernate.proxy.HibernateProxy",
        "org.springframework.aop.SpringProxy",
        "org.springframework.aop.scope.ScopedObject",
        "org.springframework.cglib.proxy.Factory",
        "net.sf.cglib.proxy.Factory",
        "javassist.util.proxy.Proxy",
        "javassist.util.proxy.ProxyObject",
        "org.apache.ibatis.javassist.util.proxy.ProxyObject",
        "org.jboss.weld.bean.proxy.ProxyObject",
        "org.jboss.weld.proxy.WeldConstruct",
        "org.apache.webbeans.proxy.OwbNormalScopeProxy",
        "org.apache.deltaspike.proxy.api.DeltaSpikeProxy",
        "org.mockito.internal.creation.bytebuddy.MockAccess",
        "groovy.lang.GeneratedGroovyProxy",
        "io.micronaut.aop.Intercepted",
        "io.quarkus.arc.ClientProxy");
  }

  /** An object of a class that extends the book's and has a name like any other. */
  private static Object proxy(String name, String... interfaces) throws Exception {
    ClassLoader loader = LOADER;
    var made = new ByteBuddy().subclass(Book.class).name(name);
    for (String each : interfaces) {
      Class<?> itself = found(each);
      if (itself == null) {
        itself = new ByteBuddy().makeInterface().name(each).make().load(loader).getLoaded();
        loader = itself.getClassLoader();
      }
      // What a proxy implements may extend what tells it.
      Class<?> below =
          new ByteBuddy()
              .makeInterface(itself)
              .name(each + "OfOurs")
              .make()
              .load(loader)
              .getLoaded();
      loader = below.getClassLoader();
      made = made.implement(below);
    }
    return made.method(isAbstract())
        .intercept(StubMethod.INSTANCE)
        .make()
        .load(loader)
        .getLoaded()
        .getConstructor()
        .newInstance();
  }

  private static @Nullable Class<?> found(String name) {
    try {
      return LOADER.loadClass(name);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void aProxyIsNoValue(String itsInterface) throws Exception {
    Object proxy = proxy("app.BookOfTheFramework", itsInterface);
    StoredValues values = new StoredValues(new KryoValueCodec(LOADER));

    assertThatThrownBy(() -> values.encode(List.of(1, proxy)))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining(REASON)
        .hasMessageContaining("app.BookOfTheFramework");
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void aProxyIsNoKey(String itsInterface) throws Exception {
    Object proxy = proxy("app.BookOfTheFramework", itsInterface);
    CanonicalKeys keys = new CanonicalKeys(LOADER, List.of());

    assertThatThrownBy(() -> keys.encode(List.of(1, proxy)))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining(REASON)
        .hasMessageContaining("app.BookOfTheFramework");
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void aProxyIsNoDocument(String itsInterface) throws Exception {
    Object proxy = proxy("app.BookOfTheFramework", itsInterface);

    for (JsonValueCodec json :
        List.of(
            new JsonValueCodec(Shelf.class, LOADER),
            new JsonValueCodec(Shelf.class, JsonMapper.builder().build()))) {
      assertThatThrownBy(() -> new StoredValues(json).encode(new Shelf(proxy)))
          .isInstanceOf(UnsupportedValueException.class)
          .hasMessageContaining(REASON);
    }
  }

  static Stream<String> names() {
    return Stream.of(
        "app.Book$HibernateProxy",
        "app.Book$HibernateProxy$aB3dE",
        "app.Book_$$_jvst1f2_0",
        "app.Book$$EnhancerByCGLIB$$1f2e3d",
        "app.Book$ByteBuddy$xyz",
        "app.Book$Proxy$_$$_WeldClientProxy",
        "app.$$$EasyMock$1",
        "org.apache.openjpa.enhance.app$Book$pcsubclass");
  }

  @ParameterizedTest
  @MethodSource("names")
  void aProxyThatImplementsNothingIsToldByItsName(String name) throws Exception {
    Object proxy = proxy(name);
    StoredValues values = new StoredValues(new KryoValueCodec(LOADER));
    CanonicalKeys keys = new CanonicalKeys(LOADER, List.of());

    assertThatThrownBy(() -> values.encode(proxy)).hasMessageContaining(REASON);
    assertThatThrownBy(() -> keys.encode(proxy)).hasMessageContaining(REASON);
  }

  @Test
  void aClassIsNoProxyForHavingANameThatTalksOfThem() throws Exception {
    Object settings = proxy("app.Book$HibernateProxySettings");

    assertThat(RuntimeClasses.areProxies(settings.getClass())).isFalse();
    assertThat(RuntimeClasses.areProxies(Book.class)).isFalse();
  }
}
