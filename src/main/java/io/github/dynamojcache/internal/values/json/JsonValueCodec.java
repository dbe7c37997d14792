package io.github.dynamojcache.internal.values.json;

import io.github.dynamojcache.codec.DocumentCodec;
import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.codec.UndecodableValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values as documents: in DynamoDB's own types when they can hold them exactly, else as JSON text
 * in bytes. The class of a value is not stored: it is the one that the cache declares.
 *
 * <p>Jackson may lose much without a word. So nothing is written before it was read back and found
 * to be the same, class by class; and nothing that was read is handed out unless it becomes the
 * document again that it was read from. Thread-safe.
 */
public final class JsonValueCodec implements DocumentCodec {

  /** The number by which the envelope names this codec. */
  public static final byte ID = 2;

  private final Mappings mappings;

  /**
   * Creates the codec with a mapper that shows the fields of classes.
   *
   * @param type the class of the values
   * @param loader finds what the values' annotations name; the calling thread's loader is asked
   *     after it
   */
  public JsonValueCodec(Class<?> type, ClassLoader loader) {
    this.mappings = Mappings.of(type, loader);
  }

  /**
   * Creates the codec with a mapper of the application's own. How it is set is part of the stored
   * format: after a change of names or formats, what is in the table may be read no more.
   *
   * @param type the class of the values
   * @param mapper turns them into JSON and back
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
