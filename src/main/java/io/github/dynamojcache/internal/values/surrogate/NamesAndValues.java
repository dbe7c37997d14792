package io.github.dynamojcache.internal.values.surrogate;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object as a flat array, each name before its value, independent of the map
 * class.
 */
final class NamesAndValues {

  private NamesAndValues() {}

  /**
   * Lists members.
   *
   * @param entries entries whose keys are texts
   */
  static @Nullable Object[] of(Collection<?> entries) {
    @Nullable Object[] members = new @Nullable Object[2 * entries.size()];
    int i = 0;
    for (Object each : entries) {
      Map.Entry<?, ?> entry = (Map.Entry<?, ?>) each;
      members[i++] = entry.getKey();
      members[i++] = entry.getValue();
    }
    return members;
  }

  /**
   * Passes members to an action.
   *
   * @param members what {@link #of} returned
   * @param action receives each name with its value
   */
  static void forEach(@Nullable Object[] members, BiConsumer<String, @Nullable Object> action) {
    for (int i = 0; i < members.length; i += 2) {
      if (!(members[i] instanceof String name)) {
        throw new IllegalArgumentException("a member has no name");
      }
      action.accept(name, members[i + 1]);
    }
  }
}
