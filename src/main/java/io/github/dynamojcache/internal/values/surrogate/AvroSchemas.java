package io.github.dynamojcache.internal.values.surrogate;

/**
 * Avro's schemas: stored as their text. A schema shared by many records is stored once in a value.
 */
final class AvroSchemas extends LibrarySurrogate<String> {

  private final LibraryMethod newParser;
  private final LibraryMethod parse;

  AvroSchemas(Class<?> base) {
    super(base);
    Class<?> parser = LibraryMethod.classBeside(base, "org.apache.avro.Schema$Parser");
    this.newParser = LibraryMethod.constructor(parser);
    this.parse = LibraryMethod.of(parser, "parse", String.class);
  }

  @Override
  public boolean servesSubclasses() {
    return true;
  }

  @Override
  public String toStored(Object value) {
    return value.toString();
  }

  @Override
  public Object fromStored(String stored) {
    return parse.get(newParser.get(null), stored);
  }
}
