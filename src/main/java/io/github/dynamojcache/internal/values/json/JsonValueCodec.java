package io.github.dynamojcache.internal.values.json;

import io.github.dynamojcache.codec.DocumentCodec;
import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.codec.UndecodableValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values as documents: in DynamoDB's own types when these can hold them exactly, else as JSON text
 * in bytes. The class of a value is not stored: it is the one that the cache declares.
 *
 * <p>Jackson may silently lose data. So a value is written only after it was read back and found to
 * be the same, class by class. A value that was read is returned only if it becomes the stored
 * document again. Thread-safe.
 */
public final class JsonValueCodec implements DocumentCodec {

  /** The number of this codec in the envelope. */
  public static final byte ID = 2;

  private final Mappings mappings;

  /**
   * Creates the codec with a mapper that maps the fields of classes.
   *
   * @param type the class of the values
   * @param loader finds the classes that the values' annotations name; the calling thread's loader
   *     is tried after it
   */
  public JsonValueCodec(Class<?> type, ClassLoader loader) {
    this.mappings = Mappings.of(type, loader);
  }

  /**
   * Creates the codec with an application's own mapper. Its configuration is part of the stored
   * format: after a change of names or formats, stored values may become unreadable.
   *
   * @param type the class of the values
   * @param mapper converts them to JSON and back
   */
  public JsonValueCodec(Class<?> type, JsonMapper mapper) {
    this.mappings = Mappings.of(type, mapper);
  }

  @Override
  public String name() {
    return "json";
  }

  @Override
  public byte id() {
    return ID;
  }

  @Override
  public @Nullable NativeValue toNative(Object value) {
    return mappings.use(mapping -> Optional.ofNullable(mapping.toNative(value))).orElse(null);
  }

  @Override
  public @Nullable NativeValue toComparable(Object value) {
    return mappings.use(mapping -> Optional.ofNullable(mapping.toComparable(value))).orElse(null);
  }

  @Override
  public byte[] encode(Object value, int room) {
    return mappings.use(mapping -> mapping.encode(value, room));
  }

  @Override
  public Object fromNative(NativeValue stored) throws UndecodableValueException {
    return mappings.use(mapping -> mapping.fromNative(stored));
  }

  @Override
  public Object decode(byte[] bytes, int offset, int length) throws UndecodableValueException {
    return mappings.use(mapping -> mapping.decode(bytes, offset, length));
  }
}
