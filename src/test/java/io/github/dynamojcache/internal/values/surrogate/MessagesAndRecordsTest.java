package io.github.dynamojcache.internal.values.surrogate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.Value;
import io.github.dynamojcache.codec.UnsupportedValueException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages of Protobuf and records of Avro. */
class MessagesAndRecordsTest {

  @Test
  void aMessageComesBack() throws Exception {
    FileDescriptorProto message =
        FileDescriptorProto.newBuilder()
            .setName("a.proto")
            .addDependency("b.proto")
            .addMessageType(DescriptorProto.newBuilder().setName("M"))
            .build();

    assertThat(UntypedCache.copy(message)).isEqualTo(message);
    assertThat(UntypedCache.copy(Timestamp.getDefaultInstance()))
        .isEqualTo(Timestamp.getDefaultInstance());
  }

  @Test
  void aMessageWithMapsComesBackAndItsBytesDoNotDependOnTheirOrder() throws Exception {
    Value one = Value.newBuilder().setNumberValue(1).build();
    Value none = Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
    Struct message = Struct.newBuilder().putFields("a", one).putFields("b", none).build();
    Struct other = Struct.newBuilder().putFields("b", none).putFields("a", one).build();

    Struct copied = UntypedCache.copy(message);

    assertThat(copied).isEqualTo(message);
    assertThat(copied.getFieldsOrThrow("a")).isEqualTo(one);
    NamedSurrogate surrogate = requireNonNull(new Surrogates(List.of()).find(Struct.class));
    assertThat(surrogate.toStored(message)).isEqualTo(surrogate.toStored(other));
  }

  @Test
  void fieldsThatThisVersionOfAMessageDoesNotKnowAreKept() throws Exception {
    Timestamp message =
        Timestamp.newBuilder()
            .setSeconds(1)
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(7).build())
                    .build())
            .build();

    assertThat(UntypedCache.copy(message)).isEqualTo(message);
  }

  @Test
  void aMessageThatIsMetTwiceComesBackOnce() throws Exception {
    List<Any> copied = UntypedCache.twice(Any.pack(Timestamp.newBuilder().setNanos(3).build()));

    assertThat(copied.get(0)).isSameAs(copied.get(1));
  }

  @Test
  void longMessagesAreNotTooDeep() throws Exception {
    ListValue.Builder list = ListValue.newBuilder();
    for (int i = 0; i < 5_000; i++) {
      list.addValues(Value.newBuilder().setNumberValue(i));
    }
    ListValue message = list.build();

    assertThat(UntypedCache.copy(message)).isEqualTo(message);
  }

  private static final Schema POINT =
      SchemaBuilder.record("Point")
          .namespace("com.acme")
          .fields()
          .requiredInt("x")
          .optionalString("name")
          .endRecord();

  private static final Schema LINE =
      SchemaBuilder.record("Line")
          .namespace("com.acme")
          .doc("two points")
          .fields()
          .name("from")
          .type(POINT)
          .noDefault()
          .name("to")
          .type(POINT)
          .noDefault()
          .name("bytes")
          .type()
          .bytesType()
          .noDefault()
          .name("kind")
          .type()
          .enumeration("Kind")
          .symbols("A", "B")
          .noDefault()
          .name("hash")
          .type()
          .fixed("Hash")
          .size(2)
          .noDefault()
          .name("tags")
          .type()
          .array()
          .items()
          .stringType()
          .noDefault()
          .name("extra")
          .type()
          .map()
          .values()
          .longType()
          .noDefault()
          .endRecord();

  private static GenericData.Record point(int x, @Nullable CharSequence name) {
    GenericData.Record point = new GenericData.Record(POINT);
    point.put("x", x);
    point.put("name", name);
    return point;
  }

  private static GenericData.Record line() {
    GenericData.Record point = point(1, "text");
    GenericData.Record line = new GenericData.Record(LINE);
    line.put("from", point);
    line.put("to", point);
    line.put("bytes", ByteBuffer.wrap(new byte[] {1, 2, 3}));
    line.put("kind", new GenericData.EnumSymbol(LINE.getField("kind").schema(), "B"));
    line.put("hash", new GenericData.Fixed(LINE.getField("hash").schema(), new byte[] {4, 5}));
    line.put(
        "tags",
        new GenericData.Array<CharSequence>(
            LINE.getField("tags").schema(), List.of(new Utf8("utf8"), "text")));
    line.put("extra", Map.of("a", 1L));
    return line;
  }

  @Test
  void aGenericRecordComesBack() throws Exception {
    GenericData.Record line = line();

    GenericData.Record copied = UntypedCache.copy(line);

    assertThat((Object) copied).isEqualTo(line).hasToString(line.toString());
    assertThat(copied.getSchema()).isEqualTo(LINE);
    assertThat(copied.getSchema().getDoc()).isEqualTo("two points");
    assertThat(copied.get("from")).isSameAs(copied.get("to"));
  }

  @Test
  void textsOfARecordKeepTheirClass() throws Exception {
    assertThat(UntypedCache.copy(point(1, "text")).get("name")).isEqualTo("text");
    assertThat(UntypedCache.copy(point(1, new Utf8("u"))).get("name")).isEqualTo(new Utf8("u"));
    assertThat(UntypedCache.copy(point(1, null)).get("name")).isNull();
  }

  @Test
  void aRecordThatIsMetTwiceComesBackOnce() throws Exception {
    List<GenericData.Record> copied = UntypedCache.twice(point(1, "a"));

    assertThat((Object) copied.get(0)).isSameAs(copied.get(1));
  }

  @Test
  void manyRecordsHaveOneSchema() throws Exception {
    List<GenericData.Record> records = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      records.add(point(i, null));
    }

    List<GenericData.Record> copied = UntypedCache.copy(records);

    assertThat(copied).isEqualTo(records);
    assertThat(copied.get(0).getSchema()).isSameAs(copied.get(4_999).getSchema());
  }

  @Test
  void anArrayOfAvroComesBack() throws Exception {
    GenericData.Array<Object> array =
        new GenericData.Array<>(
            SchemaBuilder.array().items().bytesType(),
            Arrays.asList(ByteBuffer.wrap(new byte[] {1}), ByteBuffer.allocate(0)));

    GenericData.Array<Object> copied = UntypedCache.copy(array);

    assertThat((Object) copied).isEqualTo(array);
    assertThat(copied.getSchema()).isEqualTo(array.getSchema());
  }

  @Test
  void whatAvroCouldNotWriteIsRefused() {
    GenericData.Record line = line();
    line.put("bytes", new byte[1]);

    assertThatThrownBy(() -> UntypedCache.copy(line))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("byte[]")
        .hasMessageContaining("java.nio.ByteBuffer");
  }

  /** As Avro's compiler makes them. */
  public static final class Point extends SpecificRecordBase {

    private static final long serialVersionUID = 1L;

    private int x;
    private @Nullable CharSequence name;

    @Override
    public Schema getSchema() {
      return POINT;
    }

    @Override
    public @Nullable Object get(int field) {
      return field == 0 ? (Object) x : name;
    }

    @Override
    public void put(int field, @Nullable Object value) {
      if (field == 0 && value != null) {
        x = (Integer) value;
      } else {
        name = (CharSequence) value;
      }
    }
  }

  @Test
  void aGeneratedRecordComesBack() throws Exception {
    Point point = new Point();
    point.put(0, 7);
    point.put(1, "text");

    Point copied = UntypedCache.copy(point);

    assertThat((Object) copied).isEqualTo(point);
    assertThat(copied.get(1)).isEqualTo("text");
    assertThat(UntypedCache.twice(point))
        .satisfies(two -> assertThat((Object) two.get(0)).isSameAs(two.get(1)));
  }

  @Test
  void aGeneratedRecordWhoseSchemaHasChangedIsNotRead() {
    NamedSurrogate surrogate = requireNonNull(new Surrogates(List.of()).find(Point.class));
    Object[] stored = (Object[]) requireNonNull(surrogate.toStored(new Point()));
    stored[0] =
        SchemaBuilder.record("Point").fields().requiredLong("a").requiredLong("b").endRecord();

    assertThatThrownBy(() -> surrogate.fromStored(stored, Point.class))
        .hasMessage("its schema has changed");
  }
}
