package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultSerializers.TimestampSerializer;
import java.sql.Timestamp;

/** Writes timestamps as Kryo does, except for those whose milliseconds have overflowed. */
final class TimestampValueSerializer extends TimestampSerializer {

  private static final long SECOND = 1_000;

  private static final int NANOS_OF_MILLISECOND = 1_000_000;

  @Override
  public void write(Kryo kryo, Output output, Timestamp timestamp) {
    if ((timestamp.getTime() - timestamp.getNanos() / NANOS_OF_MILLISECOND) % SECOND != 0) {
      throw new RefusedClassException(
          Timestamp.class, "is too far away for its milliseconds. Store an Instant");
    }
    super.write(kryo, output, timestamp);
  }
}
