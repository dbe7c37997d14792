package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.util.Arrays;
import java.util.List;

/** Values as they pass through a cache whose declared type says nothing, as those of Spring. */
final class UntypedCache {

  private UntypedCache() {}

  private static StoredValues values() {
    return new StoredValues(
        new KryoValueCodec(
            UntypedCache.class.getClassLoader(),
            DerivedClassFilter.of(
                "untyped", FilterMode.DERIVED, ClassPatterns.NONE, Object.class)));
  }

  /** Encodes a value by one codec and decodes it by another. */
  @SuppressWarnings("unchecked")
  static <T> T copy(T value) throws Exception {
    return (T) values().decode(values().encode(value));
  }

  /** Copies a list in which a value stands twice. */
  static <T> List<T> twice(T value) throws Exception {
    return copy(Arrays.asList(value, value));
  }
}
