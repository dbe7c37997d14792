package io.github.dynamojcache.values.libraries;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Int64Value;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.StringValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.Value;
import java.util.List;

/** Protocol Buffers: generated messages, with maps too. */
public final class ProtobufSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    messages(samples);
    maps(samples);
    more(samples);
  }

  private static void messages(LibrarySamples samples) {
    samples
        .storable("Timestamp", () -> timestamp())
        .storable("Timestamp, default instance", () -> Timestamp.getDefaultInstance())
        .storable("Timestamp, used", () -> used())
        .storable("Duration", () -> Duration.newBuilder().setSeconds(5).build())
        .storable("StringValue", () -> StringValue.of("a"))
        .storable("Int64Value", () -> Int64Value.of(5))
        .storable("Empty", () -> Empty.getDefaultInstance())
        .storable("Any", () -> Any.pack(timestamp()))
        .storable("FieldMask", () -> FieldMask.newBuilder().addPaths("a").addPaths("b").build())
        .storable("Message in a record", () -> new Holder<>(timestamp()))
        .storable("Messages in a list", () -> List.of(timestamp(), StringValue.of("a")))
        .storable(
            "Message with unknown fields",
            () ->
                Timestamp.newBuilder()
                    .setUnknownFields(
                        UnknownFieldSet.newBuilder()
                            .addField(9, UnknownFieldSet.Field.newBuilder().addVarint(5).build())
                            .build())
                    .build())
        .storable(
            "Message with repeated messages",
            () ->
                DescriptorProto.newBuilder()
                    .setName("a")
                    .addField(FieldDescriptorProto.newBuilder().setName("b").setNumber(1))
                    .build());
  }

  private static void maps(LibrarySamples samples) {
    samples
        .storable("Struct, empty", () -> Struct.getDefaultInstance())
        .storable(
            "Struct",
            Struct.class,
            () -> struct(),
            struct -> Check.that(struct.getFieldsOrThrow("a").getStringValue().equals("b"), struct))
        .storable(
            "Struct in a Struct",
            () ->
                Struct.newBuilder()
                    .putFields("s", Value.newBuilder().setStructValue(struct()).build())
                    .build())
        .storable("Struct, parsed", () -> Struct.parseFrom(struct().toByteArray()))
        .storable("Struct in a record", () -> new Holder<>(struct()))
        .storable("ListValue", () -> ListValue.newBuilder().addValues(text("a")).build());
  }

  private static void more(LibrarySamples samples) {
    samples
        .storable("ByteString", () -> ByteString.copyFromUtf8("abc"))
        .storable("ByteString.EMPTY", () -> ByteString.EMPTY)
        .storable("ByteString, a part", () -> ByteString.copyFromUtf8("abc").substring(1))
        .rightOrRefused("ByteString, a rope", () -> rope())
        .storable("enum of a message", () -> NullValue.NULL_VALUE)
        .rightOrRefused("Message.Builder", () -> Timestamp.newBuilder().setSeconds(5))
        .rightOrRefused("DynamicMessage", () -> DynamicMessage.newBuilder(timestamp()).build())
        .rightOrRefused("DynamicMessage of a descriptor made now", () -> dynamic())
        .rightOrRefused("Descriptor", () -> Timestamp.getDescriptor());
  }

  private static Timestamp timestamp() {
    return Timestamp.newBuilder().setSeconds(5).setNanos(6).build();
  }

  private static Timestamp used() {
    Timestamp timestamp = timestamp();
    Look.at(timestamp.hashCode());
    timestamp.getSerializedSize();
    timestamp.isInitialized();
    return timestamp;
  }

  private static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  private static Struct struct() {
    return Struct.newBuilder()
        .putFields("a", text("b"))
        .putFields("n", Value.newBuilder().setNumberValue(5).build())
        .build();
  }

  private static ByteString rope() {
    byte[] half = new byte[200];
    return ByteString.copyFrom(half).concat(ByteString.copyFrom(half));
  }

  private static DynamicMessage dynamic() throws DescriptorValidationException {
    FileDescriptor file =
        FileDescriptor.buildFrom(
            FileDescriptorProto.newBuilder()
                .setName("a.proto")
                .addMessageType(DescriptorProto.newBuilder().setName("A"))
                .build(),
            new FileDescriptor[0]);
    return DynamicMessage.getDefaultInstance(file.findMessageTypeByName("A"));
  }
}
