package io.github.dynamojcache.values.libraries.avro;

import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Shaped like a class of Avro's compiler: a schema in a static field, Externalizable by Avro. */
public final class Payment extends SpecificRecordBase implements SpecificRecord {

  private static final long serialVersionUID = 1L;

  /** The schema, which the base class looks for by this name. */
  public static final Schema SCHEMA$ =
      SchemaBuilder.record("Payment")
          .namespace("io.github.dynamojcache.values.libraries.avro")
          .fields()
          .name("id")
          .type(text())
          .noDefault()
          .requiredInt("amount")
          .name("tags")
          .type(Schema.createArray(text()))
          .noDefault()
          .name("limits")
          .type(limits())
          .noDefault()
          .endRecord();

  private static final SpecificData MODEL$ = new SpecificData();
  private static final SpecificDatumWriter<Payment> WRITER$ =
      new SpecificDatumWriter<>(SCHEMA$, MODEL$);
  private static final SpecificDatumReader<Payment> READER$ =
      new SpecificDatumReader<>(SCHEMA$, SCHEMA$, MODEL$);

  private @Nullable String id;
  private int amount;
  private @Nullable List<String> tags;
  private @Nullable Map<String, Long> limits;

  /** For Avro. */
  public Payment() {}

  /** Creates a payment. */
  public Payment(String id, int amount, List<String> tags, Map<String, Long> limits) {
    this.id = id;
    this.amount = amount;
    this.tags = tags;
    this.limits = limits;
  }

  private static Schema text() {
    Schema schema = Schema.create(Schema.Type.STRING);
    GenericData.setStringType(schema, GenericData.StringType.String);
    return schema;
  }

  private static Schema limits() {
    Schema schema = Schema.createMap(Schema.create(Schema.Type.LONG));
    GenericData.setStringType(schema, GenericData.StringType.String);
    return schema;
  }

  /** Returns how Avro's single-object encoding writes it. */
  public byte[] toBytes() throws IOException {
    return new BinaryMessageEncoder<Payment>(MODEL$, SCHEMA$).encode(this).array();
  }

  @Override
  public SpecificData getSpecificData() {
    return MODEL$;
  }

  @Override
  public Schema getSchema() {
    return SCHEMA$;
  }

  @Override
  public @Nullable Object get(int field) {
    return switch (field) {
      case 0 -> id;
      case 1 -> amount;
      case 2 -> tags;
      case 3 -> limits;
      default -> throw new IndexOutOfBoundsException("Invalid index: " + field);
    };
  }

  @Override
  @SuppressWarnings("unchecked")
  public void put(int field, @Nullable Object value) {
    switch (field) {
      case 0 -> id = value == null ? null : value.toString();
      case 1 -> amount = value == null ? 0 : (Integer) value;
      case 2 -> tags = (List<String>) value;
      case 3 -> limits = (Map<String, Long>) value;
      default -> throw new IndexOutOfBoundsException("Invalid index: " + field);
    }
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    WRITER$.write(this, SpecificData.getEncoder(out));
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    READER$.read(this, SpecificData.getDecoder(in));
  }
}
