package io.github.dynamojcache.internal.values.surrogate;

/** Gson's {@code LazilyParsedNumber}: stored as its text. */
final class GsonNumbers extends LibrarySurrogate<String> {

  private final LibraryMethod create;

  GsonNumbers(Class<?> type) {
    super(type);
    this.create = LibraryMethod.constructor(type, String.class);
  }

  @Override
  public String toStored(Object value) {
    return value.toString();
  }

  @Override
  public Object fromStored(String stored) {
    return create.get(null, stored);
  }
}
