package io.github.dynamojcache.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableSet;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.values.ForgedValues;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.Serial;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hash code of a URL asks the network for its host. Whoever writes a value shall not. */
@SuppressWarnings("JdkObsolete")
public class HashedUrlsTest {

  private final KryoValueCodec codec = new KryoValueCodec(getClass().getClassLoader());
  private final ForgedValues values = new ForgedValues(codec);

  record Pair(Object left, Object right) {}

  /** Whether a class of yours hashes all its fields, nobody knows: this one does not. */
  static final class Site {
    private final int id;
    final Object home;

    Site(int id, Object home) {
      this.id = id;
      this.home = home;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Site that && id == that.id;
    }

    @Override
    public int hashCode() {
      return id;
    }
  }

  /** Sees whether a URL arrives. */
  public static final class Watching extends HashSet<Object> {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public boolean add(Object element) {
      if (element instanceof URL) {
        throw new AssertionError("its hash code would be asked for");
      }
      return super.add(element);
    }
  }

  private static Vector<Object> vector(Object... elements) {
    return new Vector<>(Arrays.asList(elements));
  }

  static Stream<Object> withUrls() throws Exception {
    URL url = URI.create("http://192.0.2.1/").toURL();
    IdentityHashMap<Object, Object> keys = new IdentityHashMap<>();
    keys.put(url, 1);
    return Stream.of(
        vector(url),
        vector(1, url),
        vector(url, url),
        vector(List.of(url)),
        vector(new Pair(1, url)),
        vector(Optional.of(url)),
        List.of(url, vector(url)),
        keys);
  }

  @ParameterizedTest
  @MethodSource("withUrls")
  void noHashCodeOfAUrlIsAskedForWhenAValueIsRead(Object value) {
    boolean map = value instanceof Map;
    byte[] bytes =
        values.forged(
            value,
            map ? IdentityHashMap.class : Vector.class,
            map ? HashMap.class : Watching.class);

    UndecodableValueException undecodable = values.undecodable(bytes);

    assertThat(undecodable.reason()).isEqualTo(Reason.REFUSED);
    assertThat(undecodable).hasMessageContaining("asks the network").hasMessageContaining("URI");
  }

  @Test
  void aUrlInASetIsRefusedOnWrite() throws Exception {
    Watching set = new Watching();
    List<Object> list = new ArrayList<>();
    set.add(list);
    list.add(URI.create("http://192.0.2.1/").toURL());

    assertThatThrownBy(() -> codec.encode(Map.of("sites", set), 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("Use java.net.URI there (at Map1.value[0]");
  }

  @Test
  void aUrlInASetOfALibraryIsRefusedOnWrite() throws Exception {
    Object set = ImmutableSet.of(URI.create("http://192.0.2.1/").toURL(), "a");

    assertThatThrownBy(() -> codec.encode(set, 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("Use java.net.URI there");
  }

  @Test
  void aUrlThatIsNotHashedIsStored() throws Exception {
    URL url = URI.create("http://192.0.2.1/").toURL();
    Set<Object> set = new HashSet<>(List.of(new Site(1, url)));

    assertThat(values.copy(Map.of("home", url))).hasToString("{home=http://192.0.2.1/}");
    assertThat(values.copy(List.of(url, Optional.of(url))))
        .asString()
        .contains("http://192.0.2.1/");
    assertThat(codec.encode(set, 0)).isNotEmpty();
  }
}
