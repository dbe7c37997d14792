package io.github.dynamojcache.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.values.libraries.Color;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import kotlinx.collections.immutable.ExtensionsKt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A map that was written where its keys had other hash codes finds them. Another loader's enum has
 * other ones, as that of another JVM.
 */
class ReportedHashCodesTest {

  /** Defines the enum once more. */
  private static final class Elsewhere extends ClassLoader {

    Elsewhere() {
      super(ReportedHashCodesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        return name.equals(Color.class.getName()) ? define(name) : super.loadClass(name, resolve);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static final Map<Color, Integer> COLORS =
      Map.of(Color.RED, 1, Color.GREEN, 2, Color.BLUE, 3);

  static Stream<Arguments> maps() {
    return Stream.of(
        of(
            io.vavr.collection.HashMap::ofAll,
            (map, key) -> ((io.vavr.collection.HashMap<Object, ?>) map).get(key).getOrNull()),
        of(
            colors ->
                scala.collection.immutable.HashMap$.MODULE$.from(
                    CollectionConverters.asScala(
                        colors.entrySet().stream()
                            .map(e -> new Tuple2<>(e.getKey(), e.getValue()))
                            .toList())),
            (map, key) ->
                ((scala.collection.immutable.HashMap<Object, Object>) map).getOrElse(key, () -> 0)),
        of(ExtensionsKt::toPersistentHashMap, (map, key) -> ((Map<?, ?>) map).get(key)),
        of(ExtensionsKt::toPersistentMap, (map, key) -> ((Map<?, ?>) map).get(key)),
        of(
            org.eclipse.collections.impl.map.mutable.UnifiedMap::new,
            (map, key) -> ((Map<?, ?>) map).get(key)));
  }

  private static Arguments of(
      Function<Map<Color, Integer>, Object> make, BiFunction<Object, Object, Object> get) {
    return Arguments.of(make, get);
  }

  @ParameterizedTest
  @MethodSource("maps")
  void aMapByEnumFindsItsKeysWhereTheyHaveOtherHashCodes(
      Function<Map<Color, Integer>, Object> make, BiFunction<Object, Object, Object> get)
      throws Exception {
    Object map = make.apply(COLORS);
    ClassLoader here = getClass().getClassLoader();
    EncodedValue stored = Storage.KRYO.codec(Object.class, here).encode(map);
    for (int i = 0; i < 3; i++) {
      ClassLoader elsewhere = new Elsewhere();
      List<Object> others = List.of(elsewhere.loadClass(Color.class.getName()).getEnumConstants());
      Object read = Storage.KRYO.codec(Object.class, elsewhere).decode(stored);

      assertThat(others).doesNotContain(Color.RED);
      assertThat(others.stream().map(other -> get.apply(read, other))).containsExactly(1, 2, 3);
    }
  }
}
