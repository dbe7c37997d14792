package io.github.dynamojcache.internal.values.json;

import io.github.dynamojcache.codec.NativeValue;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.values.NativeLimits;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;

/** Maps the values of one type to documents with one mapper. Thread-safe. */
final class Mapping {

  private final Class<?> type;
  private final ObjectReader reader;
  private final ObjectReader treeReader;
  private final ObjectWriter writer;
  private final TypedSnapshot witness;
  private final BooleanSupplier metForeignClass;

  /**
   * @param metForeignClass whether the mapper has met a class that it must not keep
   */
  Mapping(Class<?> type, JsonMapper mapper, BooleanSupplier metForeignClass) {
    this.type = type;
    this.reader = mapper.readerFor(type);
    this.treeReader = mapper.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    // Writes doubles in the same form on every JDK; see JsonTree.
    this.writer = mapper.writerFor(type).with(StreamWriteFeature.USE_FAST_DOUBLE_WRITER);
    this.witness = new TypedSnapshot(mapper, type);
    this.metForeignClass = metForeignClass;
  }

  /** Returns whether it must not be used again, because it would keep the foreign class. */
  boolean hasMetForeignClass() {
    return metForeignClass.getAsBoolean();
  }

  @Nullable NativeValue toNative(Object value) {
    NativeValue document = document(value);
    return NativeLimits.allow(document) ? proved(value, document) : null;
  }

  @Nullable NativeValue toComparable(Object value) {
    NativeValue document = document(value);
    return NativeLimits.allowAnySize(document) ? proved(value, document) : null;
  }

  private @Nullable NativeValue proved(Object value, NativeValue document) {
    if (!isWhole(document)) {
      return null;
    }
    try {
      Object back = reader.readValue(JsonTree.fromNative(document));
      return back != null && difference(value, back) == null ? document : null;
    } catch (InvalidTypeIdException e) {
      throw JacksonFailures.unsupported(value.getClass(), e); // another loader may find the class
    } catch (JacksonException e) {
      return null; // bytes may work; if not, that failure says why
    }
  }

  /** Text, booleans and bytes would be read as values of those types, so they are excluded. */
  private static boolean isWhole(NativeValue document) {
    return document instanceof NativeValue.Attributes
        || document instanceof NativeValue.Items
        || document instanceof NativeValue.Decimal;
  }

  private NativeValue document(Object value) {
    try {
      return JsonTree.toNative(writer.valueToTree(value));
    } catch (JacksonException | StackOverflowError | IllegalArgumentException | LinkageError e) {
      throw JacksonFailures.unsupported(value.getClass(), e);
    }
  }

  private @Nullable String difference(Object value, Object back) {
    return Difference.between(witness.testimony(value), witness.testimony(back));
  }

  byte[] encode(Object value, int room) {
    try {
      byte[] json = writer.writeValueAsBytes(value);
      Object back = reader.readValue(json);
      String difference = back == null ? "it would be lost" : difference(value, back);
      if (difference != null) {
        throw JacksonFailures.unsupported(value.getClass(), difference);
      }
      byte[] bytes = new byte[room + json.length];
      System.arraycopy(json, 0, bytes, room, json.length);
      return bytes;
    } catch (JacksonException | StackOverflowError | IllegalArgumentException | LinkageError e) {
      throw JacksonFailures.unsupported(value.getClass(), e);
    }
  }

  Object fromNative(NativeValue stored) throws UndecodableValueException {
    try {
      Object value = reader.readValue(JsonTree.fromNative(stored));
      return requireUnchanged(value, stored, JsonTree.toNative(writer.valueToTree(value)));
    } catch (JacksonException | StackOverflowError | IllegalArgumentException | LinkageError e) {
      throw JacksonFailures.undecodable(type, e);
    }
  }

  Object decode(byte[] bytes, int offset, int length) throws UndecodableValueException {
    try {
      Object value = reader.readValue(bytes, offset, length);
      byte[] again = writer.writeValueAsBytes(value);
      return requireUnchanged(value, parsed(bytes, offset, length), parsed(again, 0, again.length));
    } catch (JacksonException | StackOverflowError | IllegalArgumentException | LinkageError e) {
      throw JacksonFailures.undecodable(type, e);
    }
  }

  private NativeValue parsed(byte[] json, int offset, int length) {
    return JsonTree.toNative(treeReader.readTree(json, offset, length));
  }

  private static Object requireUnchanged(
      @Nullable Object value, NativeValue stored, NativeValue again)
      throws UndecodableValueException {
    if (value == null) {
      throw new UndecodableValueException(Reason.FORMAT, "it holds no value", null);
    }
    String change = DocumentCompatibility.between(stored, again);
    if (change != null) {
      throw new UndecodableValueException(
          Reason.SHAPE, value.getClass().getName() + " has changed: " + change, null);
    }
    return value;
  }
}
