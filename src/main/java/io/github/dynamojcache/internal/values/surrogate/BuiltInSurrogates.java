package io.github.dynamojcache.internal.values.surrogate;

import static java.util.Map.entry;

import io.github.dynamojcache.codec.ValueSurrogate;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The library's own surrogates, by the names of the classes they serve. These are classes that
 * neither their fields nor their own serialization restore completely. A library is examined when
 * the first object of such a class is stored or read.
 */
final class BuiltInSurrogates {

  private static final String VAVR = "io.vavr.collection.";
  private static final String KOTLIN = "kotlinx.collections.immutable.implementations.";

  /**
   * A built-in surrogate.
   *
   * @param name the name stored to identify it; must never change
   * @param making creates it for the class that was found under the name
   */
  private record BuiltIn(String name, Function<Class<?>, ValueSurrogate<?, ?>> making) {}

  private static final Map<String, BuiltIn> ALL =
      Map.ofEntries(
          entry(
              "org.springframework.util.LinkedCaseInsensitiveMap",
              new BuiltIn("spring-map", SpringMaps::new)),
          entry("com.google.gson.JsonObject", new BuiltIn("gson-object", GsonObjects::new)),
          entry(
              "com.google.gson.internal.LazilyParsedNumber",
              new BuiltIn("gson-number", GsonNumbers::new)),
          entry("org.json.JSONObject$Null", new BuiltIn("json-null", JsonNulls::new)),
          entry(
              "com.fasterxml.jackson.databind.JsonNode",
              new BuiltIn("jackson-node", JacksonTrees::new)),
          entry("tools.jackson.databind.JsonNode", new BuiltIn("jackson-node", JacksonTrees::new)),
          entry(
              "com.google.protobuf.GeneratedMessageV3",
              new BuiltIn("protobuf", ProtobufMessages::new)),
          entry(
              "com.google.protobuf.GeneratedMessage",
              new BuiltIn("protobuf", ProtobufMessages::new)),
          entry(
              "com.google.protobuf.GeneratedMessageLite",
              new BuiltIn("protobuf", ProtobufMessages::new)),
          entry("org.apache.avro.Schema", new BuiltIn("avro-schema", AvroSchemas::new)),
          entry(
              "org.apache.avro.generic.GenericData$Record",
              new BuiltIn("avro-record", AvroRecords::generic)),
          entry(
              "org.apache.avro.specific.SpecificRecordBase",
              new BuiltIn("avro-record", AvroRecords::generated)),
          entry(
              "org.apache.avro.generic.GenericData$Array",
              new BuiltIn("avro-array", AvroArrays::new)),
          entry(
              KOTLIN + "immutableList.SmallPersistentVector",
              new BuiltIn("kotlin-list", KotlinCollections::lists)),
          entry(
              KOTLIN + "immutableList.PersistentVector",
              new BuiltIn("kotlin-list", KotlinCollections::lists)),
          entry(
              KOTLIN + "immutableSet.PersistentHashSet",
              new BuiltIn("kotlin-set", KotlinCollections::hashSets)),
          entry(
              KOTLIN + "persistentOrderedSet.PersistentOrderedSet",
              new BuiltIn("kotlin-set", KotlinCollections::sets)),
          entry(
              KOTLIN + "immutableMap.PersistentHashMap",
              new BuiltIn("kotlin-map", KotlinCollections::hashMaps)),
          entry(
              KOTLIN + "persistentOrderedMap.PersistentOrderedMap",
              new BuiltIn("kotlin-map", KotlinCollections::maps)),
          entry(VAVR + "BitSetModule$AbstractBitSet", new BuiltIn("vavr-bits", VavrBitSets::new)),
          entry(VAVR + "HashMultimap", new BuiltIn("vavr-multimap", VavrMultimaps::hashed)),
          entry(VAVR + "LinkedHashMultimap", new BuiltIn("vavr-multimap", VavrMultimaps::hashed)),
          entry(VAVR + "TreeMultimap", new BuiltIn("vavr-multimap", VavrMultimaps::sorted)),
          entry("io.vavr.Lazy", new BuiltIn("vavr-lazy", VavrLazies::new)),
          entry(VAVR + "HashMap", new BuiltIn("vavr-map", VavrHashMaps::new)),
          entry(VAVR + "LinkedHashMap", new BuiltIn("vavr-map", VavrHashMaps::new)),
          entry(VAVR + "HashSet", new BuiltIn("vavr-set", VavrHashSets::new)),
          entry(VAVR + "LinkedHashSet", new BuiltIn("vavr-set", VavrHashSets::new)),
          entry(VAVR + "TreeMap", new BuiltIn("vavr-tree", VavrTrees::maps)),
          entry(VAVR + "TreeSet", new BuiltIn("vavr-tree", VavrTrees::sets)));

  private BuiltInSurrogates() {}

  /**
   * Looks for the surrogate of a class of a well-known library.
   *
   * @param type the class of an object
   * @return null when there is none
   */
  static @Nullable NamedSurrogate find(Class<?> type) {
    for (Class<?> c = type; c != null && c.getClassLoader() != null; c = c.getSuperclass()) {
      BuiltIn builtIn = ALL.get(c.getName());
      if (builtIn != null) {
        ValueSurrogate<?, ?> surrogate = builtIn.making.apply(c);
        return c == type || surrogate.servesSubclasses()
            ? NamedSurrogate.builtIn(builtIn.name, surrogate)
            : null;
      }
    }
    return null;
  }
}
