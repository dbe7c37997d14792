package io.github.dynamojcache.testing;

import io.github.dynamojcache.internal.coding.DeclaredTypes;
import io.github.dynamojcache.internal.coding.EntryCodec;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import org.jspecify.annotations.Nullable;

/** Texts under texts, stored as they are. Immutable and thread-safe. */
public final class TextCodec implements EntryCodec<String, String> {
  private final DeclaredTypes<String, String> types;

  /** A codec of one cache. */
  public TextCodec(String cache) {
    types = types(cache);
  }

  /** The types of such a cache. */
  public static DeclaredTypes<String, String> types(String cache) {
    return new DeclaredTypes<>(cache, String.class, String.class);
  }

  @Override
  public DeclaredTypes<String, String> types() {
    return types;
  }

  @Override
  public CanonicalKey encodeKey(String key) {
    return new CanonicalKey("s:" + key, null);
  }

  @Override
  public EncodedValue encodeValue(CanonicalKey key, String value) {
    return new EncodedValue.Text(value);
  }

  @Override
  public EncodedValue encodeExpected(CanonicalKey key, String value) {
    return encodeValue(key, value);
  }

  @Override
  public boolean isSame(@Nullable StoredEntry stored, String present, String expected) {
    return present.equals(expected);
  }

  @Override
  public String copyKey(String key) {
    return key;
  }

  @Override
  public String copyValue(String value) {
    return value;
  }

  @Override
  public String decodeKey(CanonicalKey key) {
    return key.sortKey().substring(2);
  }

  @Override
  public String decodeValue(StoredEntry entry) {
    return ((EncodedValue.Text) entry.value()).text();
  }
}
