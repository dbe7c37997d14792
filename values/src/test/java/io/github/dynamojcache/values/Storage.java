package io.github.dynamojcache.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.json.JsonValueCodec;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;

/** How a cache stores values, for tests that look at one value and what is right about it. */
enum Storage {
  /** In a cache whose declared type says nothing. */
  KRYO {
    @Override
    StoredValues codec(Class<?> type, ClassLoader loader) {
      return new StoredValues(
          new KryoValueCodec(
              loader,
              DerivedClassFilter.of(
                  "values", FilterMode.DERIVED, ClassPatterns.NONE, Object.class)));
    }
  },

  /** In a cache that is declared to hold the class of the value. */
  JSON {
    @Override
    StoredValues codec(Class<?> type, ClassLoader loader) {
      return new StoredValues(new JsonValueCodec(type, loader));
    }
  };

  /** What a test says of a value that was read. */
  interface Look<T> {
    void at(T value) throws Exception;
  }

  abstract StoredValues codec(Class<?> type, ClassLoader loader);

  /** Kryo must bring a value back right; JSON may refuse it when it is written. */
  <T> void keeps(T value, Look<? super T> look) throws Exception {
    store(value, this == JSON, look);
  }

  /** A value comes back right, or is refused when it is written. */
  <T> void keepsOrRefuses(T value, Look<? super T> look) throws Exception {
    store(value, true, look);
  }

  private <T> void store(T value, boolean mayRefuse, Look<? super T> look) throws Exception {
    Class<?> type = value.getClass();
    EncodedValue stored;
    try {
      stored = codec(type, Storage.class.getClassLoader()).encode(value);
    } catch (UnsupportedValueException e) {
      assertThat(mayRefuse).as(e.toString()).isTrue();
      assertThat(e).hasMessageContaining(type.getName());
      return;
    }
    look.at(read(type, stored));
  }

  @SuppressWarnings("unchecked") // what else should come back
  private <T> T read(Class<?> type, EncodedValue stored) throws UndecodableValueException {
    return (T) codec(type, Storage.class.getClassLoader()).decode(stored);
  }
}
