package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.UnsupportedValueException;

/** The null object of org.json, which is a singleton. */
final class JsonNulls extends LibrarySurrogate<String> {

  private static final String TEXT = "null";

  private final Object theOne;

  JsonNulls(Class<?> type) {
    super(type);
    this.theOne = theOne(LibraryMethod.classBeside(type, "org.json.JSONObject"));
  }

  private static Object theOne(Class<?> type) {
    try {
      return type.getField("NULL").get(null);
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedValueException(
          "is of a version of org.json that has no JSONObject.NULL", e);
    }
  }

  @Override
  public String toStored(Object value) {
    return TEXT;
  }

  @Override
  public Object fromStored(String stored) {
    return theOne;
  }
}
