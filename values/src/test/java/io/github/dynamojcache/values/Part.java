package io.github.dynamojcache.values;

import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of an object. */
sealed interface Part {

  /** What tells the part from the others of the object. */
  String label();

  /**
   * One object, null, or a boxed primitive.
   *
   * @param field where it stands, or null
   */
  record Value(String label, @Nullable Object value, @Nullable Field field) implements Part {

    Value(String label, @Nullable Object value) {
      this(label, value, null);
    }
  }

  /** Rows whose order means nothing, such as the entries of a hash table. */
  record Bag(String label, List<List<@Nullable Object>> rows) implements Part {}
}
