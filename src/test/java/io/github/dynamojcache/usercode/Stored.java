package io.github.dynamojcache.usercode;

import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;

/** Strings as they are stored. */
final class Stored {

  private Stored() {}

  static CanonicalKey key(String key) {
    return new CanonicalKey("s:" + key, null);
  }

  /** An eternal entry. */
  static WriteIntent put(String key, String value) {
    return WriteIntent.put(
        key(key),
        new EncodedValue.Text(value),
        new ExpiryRule.At(Deadline.ETERNAL),
        /* returnOld= */ false);
  }
}
