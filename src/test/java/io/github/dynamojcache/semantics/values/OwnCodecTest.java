package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.UndecodableValuesMXBean;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.codec.ValueCodec;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Codecs that an application brings. */
@Tag("server")
class OwnCodecTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  record Point(int x, int y) {}

  /** Eight bytes a point. */
  public static class PointCodec implements ValueCodec {
    @Override
    public String name() {
      return "points";
    }

    @Override
    public byte id() {
      return (byte) 200;
    }

    @Override
    public byte[] encode(Object value, int room) {
      if (!(value instanceof Point point)) {
        throw new UnsupportedValueException("not a point", null);
      }
      byte[] bytes = new byte[room + 2 * Integer.BYTES];
      ByteBuffer.wrap(bytes).position(room).putInt(point.x()).putInt(point.y());
      return bytes;
    }

    @Override
    public Object decode(byte[] bytes, int offset, int length) throws UndecodableValueException {
      if (length != 2 * Integer.BYTES) {
        throw new UndecodableValueException(Reason.FORMAT, "not the length of a point", null);
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      return new Point(buffer.getInt(), buffer.getInt());
    }
  }

  /** Another codec that took the same number. */
  public static final class SameId extends PointCodec {
    @Override
    public String name() {
      return "other";
    }
  }

  /** A codec with a number that is not for applications. */
  public static final class ReservedId extends PointCodec {
    @Override
    public byte id() {
      return 3;
    }
  }

  private final String name = SHARED.newCacheName();

  private static DynamoConfiguration.Builder<String, Point> points() {
    return DynamoConfiguration.builder(String.class, Point.class);
  }

  @Test
  void aCodecThatIsHandedInIsUsed() {
    Cache<String, Point> cache = SHARED.jvm().cache(name, points().valueCodec(new PointCodec()));
    cache.put("a", new Point(1, 2));

    assertThat(cache.get("a")).isEqualTo(new Point(1, 2));
    assertThat(cache.replace("a", new Point(1, 2), new Point(3, 4))).isTrue();
    assertThat(RawTable.attribute(SHARED.table().onlyItem(name), "v").b().asByteArray())
        .containsExactly(0xDC, 1, 200, 0, 0, 0, 0, 3, 0, 0, 0, 4);
  }

  @Test
  void aCodecThatIsAServiceIsChosenByItsName() throws Exception {
    try (CacheManager manager = managerWith(PointCodec.class)) {
      Cache<String, Point> cache = manager.createCache(name, points().valueCodec("points").build());
      cache.put("a", new Point(1, 2));

      assertThat(cache.get("a")).isEqualTo(new Point(1, 2));
    }
  }

  @Test
  void aNameThatNobodyHasIsRefusedWithThoseThereAre() throws Exception {
    try (CacheManager manager = managerWith(PointCodec.class)) {
      assertThatThrownBy(() -> manager.createCache(name, points().valueCodec("pints").build()))
          .isInstanceOf(CacheException.class)
          .hasMessage(
              "cache '"
                  + name
                  + "': there is no value-codec 'pints'; there are kryo, json, points. A codec of"
                  + " your own is named in META-INF/services/"
                  + ValueCodec.class.getName());
    }
  }

  @Test
  void twoCodecsWithOneNumberAreRefused() throws Exception {
    try (CacheManager manager = managerWith(PointCodec.class, SameId.class)) {
      assertThatThrownBy(() -> manager.createCache(name, points().valueCodec("points").build()))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining(
              "two codecs cannot be told apart: "
                  + PointCodec.class.getName()
                  + " (name points, id 200) and "
                  + SameId.class.getName()
                  + " (name other, id 200)");
    }
  }

  @Test
  void aNumberThatIsKeptForTheLibraryIsRefused() {
    assertThatThrownBy(() -> SHARED.jvm().cache(name, points().valueCodec(new ReservedId())))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("id 3) has an id that is kept for this library");
  }

  @Test
  void aServiceThatCannotBeMadeIsRefused() throws Exception {
    try (CacheManager manager = managerWith(Point.class)) {
      assertThatThrownBy(() -> manager.createCache(name, points().valueCodec("points").build()))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("a ValueCodec declared in META-INF/services cannot be used");
    }
  }

  @Test
  void whatACodecRefusesToReadIsAMiss() {
    Cache<String, Point> cache = SHARED.jvm().cache(name, points().valueCodec(new PointCodec()));
    cache.put("a", new Point(1, 2));
    SHARED
        .table()
        .set(
            SHARED.table().onlyItem(name),
            "v",
            AttributeValue.fromB(
                SdkBytes.fromByteArray(new byte[] {(byte) 0xDC, 1, (byte) 200, 0, 7})));

    assertThat(cache.get("a")).isNull();
    assertThat(cache.unwrap(UndecodableValuesMXBean.class).getReasons())
        .containsEntry("FORMAT", 1L);
  }

  /** A manager whose class loader sees these services. */
  private CacheManager managerWith(Class<?>... services) throws Exception {
    Path file = folder.resolve("META-INF/services/" + ValueCodec.class.getName());
    Files.createDirectories(file.getParent());
    StringBuilder names = new StringBuilder();
    for (Class<?> service : services) {
      names.append(service.getName()).append('\n');
    }
    Files.writeString(file, names);
    URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    Properties properties = new Properties(SHARED.jvm().manager.getProperties());
    SHARED.jvm().manager.getProperties().forEach(properties::put);
    return new DynamoCachingProvider().getCacheManager(URI.create("own-codec"), loader, properties);
  }
}
