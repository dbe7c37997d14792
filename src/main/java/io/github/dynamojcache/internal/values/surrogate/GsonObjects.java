package io.github.dynamojcache.internal.values.surrogate;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gson's {@code JsonObject}: stored as its members in their order. The state of its map changes
 * when its entries are first requested.
 */
final class GsonObjects extends LibrarySurrogate<@Nullable Object[]> {

  private final LibraryMethod create;
  private final LibraryMethod entrySet;
  private final LibraryMethod add;

  GsonObjects(Class<?> type) {
    super(type);
    this.create = LibraryMethod.constructor(type);
    this.entrySet = LibraryMethod.of(type, "entrySet");
    this.add =
        LibraryMethod.of(
            type,
            "add",
            String.class,
            LibraryMethod.classBeside(type, "com.google.gson.JsonElement"));
  }

  @Override
  public @Nullable Object[] toStored(Object value) {
    return NamesAndValues.of((Set<?>) entrySet.get(value));
  }

  @Override
  public Object fromStored(@Nullable Object[] stored) {
    Object object = create.get(null);
    NamesAndValues.forEach(stored, (name, element) -> add.call(object, name, element));
    return object;
  }
}
