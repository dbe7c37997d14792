package io.github.dynamojcache.internal.values.seal;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;

/** No seal: values are stored as the codec made them, and values of any origin are accepted. */
public enum NoSeal implements Seal {

  /** The only instance. */
  UNSEALED;

  @Override
  public EncodedValue seal(EncodedValue value, String partitionKey, CanonicalKey key) {
    return value;
  }

  @Override
  public EncodedValue open(EncodedValue stored, String partitionKey, CanonicalKey key)
      throws UndecodableValueException {
    if (stored instanceof EncodedValue.Binary binary && SealedBytes.areSealed(binary.bytes())) {
      throw new UndecodableValueException(
          Reason.FORMAT, "it is sealed, and this cache has no seal", null);
    }
    return stored;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }
}
