package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.UnsupportedValueException;

/**
 * Generated messages of Protobuf: stored as their own bytes, with the entries of maps in a
 * deterministic order, so that equal messages have equal bytes.
 */
final class ProtobufMessages extends LibrarySurrogate<byte[]> {

  private final LibraryMethod getSerializedSize;
  private final LibraryMethod writeTo;
  private final LibraryMethod getParserForType;
  private final LibraryMethod newOutput;
  private final LibraryMethod useDeterministicSerialization;
  private final LibraryMethod checkNoSpaceLeft;
  private final LibraryMethod parseFrom;

  ProtobufMessages(Class<?> base) {
    super(base);
    Class<?> message = LibraryMethod.classBeside(base, "com.google.protobuf.MessageLite");
    Class<?> output = LibraryMethod.classBeside(base, "com.google.protobuf.CodedOutputStream");
    this.getSerializedSize = LibraryMethod.of(message, "getSerializedSize");
    this.writeTo = LibraryMethod.of(message, "writeTo", output);
    this.getParserForType = LibraryMethod.of(message, "getParserForType");
    this.newOutput = LibraryMethod.of(output, "newInstance", byte[].class);
    this.useDeterministicSerialization = LibraryMethod.of(output, "useDeterministicSerialization");
    this.checkNoSpaceLeft = LibraryMethod.of(output, "checkNoSpaceLeft");
    this.parseFrom =
        LibraryMethod.of(
            LibraryMethod.classBeside(base, "com.google.protobuf.Parser"),
            "parseFrom",
            byte[].class);
  }

  @Override
  public boolean servesSubclasses() {
    return true;
  }

  @Override
  public byte[] toStored(Object value) {
    byte[] bytes = new byte[(int) getSerializedSize.get(value)];
    Object output = newOutput.get(null, bytes);
    useDeterministicSerialization.call(output);
    writeTo.call(value, output);
    checkNoSpaceLeft.call(output);
    if (!parse(value, bytes).equals(value)) {
      throw new UnsupportedValueException(
          "it comes back as another message, as messages with extensions do. Declare a"
              + " ValueSurrogate of your own, whose parser knows the extensions",
          null);
    }
    return bytes;
  }

  private Object parse(Object message, byte[] bytes) {
    return parseFrom.get(getParserForType.get(message), bytes);
  }

  @Override
  public Object fromStored(byte[] stored) {
    throw new IllegalStateException("the class of a message is not in its bytes");
  }

  @Override
  public Object fromStored(byte[] stored, Class<?> type) {
    return parse(LibraryMethod.of(type, "getDefaultInstance").get(null), stored);
  }
}
