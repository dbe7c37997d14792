package io.github.dynamojcache.values.libraries;

import io.github.dynamojcache.values.libraries.avro.Payment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;

/** Avro: records as its compiler generates them, and generic ones. */
public final class AvroSamples extends LibrarySet {

  static {
    // Avro makes instances of no class whose package an application has not named.
    System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", Payment.class.getPackageName());
  }

  @Override
  void collect(LibrarySamples samples) {
    specific(samples);
    generic(samples);
  }

  private static void specific(LibrarySamples samples) {
    samples
        .storable("specific record", () -> new Payment("p1", 5, List.of("a", "b"), Map.of("k", 1L)))
        .storable("specific record, nothing set", () -> new Payment("", 0, List.of(), Map.of()))
        .storable(
            "specific record in a record",
            () -> new Holder<>(new Payment("p1", 5, List.of(), Map.of())))
        .storable(
            "specific records in a list", () -> List.of(new Payment("p1", 5, List.of(), Map.of())));
  }

  private static void generic(LibrarySamples samples) {
    samples
        .storable("Utf8", () -> new Utf8("a"))
        .storable("Utf8, used", () -> used())
        .storable("GenericRecord", () -> record())
        .storable("GenericRecord, nested", () -> nested())
        .storable("GenericRecord in a record", () -> new Holder<>(record()))
        .storable(
            "GenericData.Array",
            () ->
                new GenericData.Array<>(
                    Schema.createArray(Schema.create(Schema.Type.INT)), List.of(1, 2)))
        .storable(
            "GenericData.EnumSymbol",
            () -> new GenericData.EnumSymbol(SchemaBuilder.enumeration("E").symbols("A", "B"), "A"))
        .storable(
            "GenericData.Fixed",
            () -> new GenericData.Fixed(SchemaBuilder.fixed("F").size(2), new byte[] {1, 2}))
        .storable("Schema", () -> schema());
  }

  private static Schema schema() {
    return SchemaBuilder.record("R")
        .namespace("n")
        .prop("owner", "us")
        .fields()
        .requiredString("name")
        .optionalInt("count")
        .name("bytes")
        .type()
        .bytesType()
        .noDefault()
        .endRecord();
  }

  private static GenericRecord record() {
    GenericRecord record = new GenericData.Record(schema());
    record.put("name", new Utf8("a"));
    record.put("count", 5);
    record.put("bytes", ByteBuffer.wrap(new byte[] {1}));
    return record;
  }

  private static GenericRecord nested() {
    GenericRecord record =
        new GenericData.Record(
            SchemaBuilder.record("O")
                .fields()
                .name("inner")
                .type(schema())
                .noDefault()
                .endRecord());
    record.put("inner", record());
    return record;
  }

  private static Utf8 used() {
    Utf8 text = new Utf8(new byte[] {97, 98});
    Look.at(text.toString());
    Look.at(text.hashCode());
    return text;
  }
}
