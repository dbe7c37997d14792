package io.github.dynamojcache.internal.keys;

import java.sql.Timestamp;
import java.time.Instant;

/**
 * The form of {@code java.sql.Timestamp}: a class of its own, since a runtime may lack java.sql.
 */
final class TimestampForm {

  static final String TAG = "timestamp";

  private TimestampForm() {}

  static AtomForm<Timestamp> create() {
    return new AtomForm<>(
        TAG,
        timestamp ->
            Instant.ofEpochSecond(Math.floorDiv(timestamp.getTime(), 1000L), timestamp.getNanos())
                .toString(),
        text -> Timestamp.from(Instant.parse(text)));
  }
}
