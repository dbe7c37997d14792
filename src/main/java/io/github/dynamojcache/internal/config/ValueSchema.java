package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.Oversize;
import io.github.dynamojcache.options.SealMode;
import java.util.List;

/** How values are stored. */
public final class ValueSchema {

  public static final Setting<String> VALUE_CODEC =
      Setting.everywhere(
              "value-codec",
              ValueType.text(
                  "kryo, json, or the name of a codec of your own",
                  text -> text.matches("[A-Za-z][A-Za-z0-9_-]*")))
          .byDefault("kryo", "kryo")
          .describedAs(
              """
              How values are stored. Strings and Booleans are always stored in DynamoDB's own types. See docs/values.md.
                kryo  As bytes, by Kryo: small, fast, for nearly every class.
                json  As documents in DynamoDB's own types, for console and queries. Needs a declared class of values, and
                      tools.jackson.core:jackson-databind 3.1 or later. Refuses values that JSON does not preserve.
                any other name: a ValueCodec of your own.
              Every codec reads what kryo wrote: a cache may change from kryo to another.
              """);

  public static final Setting<FilterMode> CLASS_FILTER =
      Setting.everywhere("class-filter", ValueType.oneOf(FilterMode.class))
          .byDefault("derived", FilterMode.DERIVED)
          .describedAs(
              """
              Which classes the cache stores, and stored keys and values may name; checked by name, before a class is loaded.
              Writing another class fails with the line to add; a stored value that names one is a miss (REFUSED).
                derived  The JDK's value classes, allowed-classes, and all in the packages of the declared types of keys and
                         values, of their superclasses, fields, type arguments, and so on. If the type is Object, or an interface
                         or container of the JDK, as with Spring and Hibernate: all but the JDK's other classes and classes known
                         from attacks, with restrictions for serialization methods (docs/values.md).
                strict   The JDK's value classes, and allowed-classes.
                open     All but classes known from attacks. Only for a table that nobody else can write to.
              """);

  public static final Setting<ClassPatterns> ALLOWED_CLASSES =
      Setting.everywhere("allowed-classes", ValueType.classPatterns())
          .byDefault("[]", ClassPatterns.NONE)
          .describedAs(
              """
              More classes to allow: exact names, or names that end in *. "com.acme.*" is that package with all below it. A class
              of the JDK, or one known from attacks, needs its exact name. Lists of all matching sections are combined; in
              Properties, commas separate the names.
              """);

  public static final Setting<SurrogateSettings> VALUE_SURROGATES =
      Setting.everywhere("value-surrogates", ValueType.surrogates())
          .byDefault("[]", SurrogateSettings.NONE)
          .describedAs(
              """
              Implementations of io.github.dynamojcache.codec.ValueSurrogate, besides services and those given in code. Each
              defines how another class is stored, which needs no entry in allowed-classes. Two for one class are refused. Lists
              are combined as above. Not used in JSON documents.
              """);

  public static final Setting<SealMode> SEAL =
      Setting.everywhere("seal", ValueType.oneOf(SealMode.class))
          .byDefault("none", SealMode.NONE)
          .describedAs(
              """
              How values are protected from those who can read or write the table. Keys are never encrypted.
                none     Not at all.
                hmac     Sealed with HMAC-SHA-256: a value that was forged, or moved from another entry, cache or generation, is a
                         miss. Values stay readable. Adds 37 bytes and the key's id to each.
                aes-gcm  Encrypted with AES-GCM: as hmac, and unreadable without the key. Adds 33 bytes and the key's id, and a
                         read before replace(key, old, new) and remove(key, old).
              With hmac and aes-gcm, a value without a seal is a miss: a cache that had none starts empty.
              """);

  public static final Setting<String> SEAL_KEYS =
      Setting.everywhere("seal-keys", ValueType.className())
          .describedAs(
              """
              The keys of the seal: an implementation of io.github.dynamojcache.seal.SealKeys. null: given in code. A cache with a
              seal and no keys does not open.
              """);

  public static final Setting<Compression> COMPRESSION =
      Setting.everywhere("compression", ValueType.oneOf(Compression.class))
          .byDefault("deflate", Compression.DEFLATE)
          .describedAs(
              """
              How values are compressed, where that saves a write unit. Each form can be read under all settings.
                none     Not at all. Strings stay readable in DynamoDB's console.
                deflate  By the JDK.
                lz4      Faster for a few KB, but larger. Needs at.yawk.lz4:lz4-java.
                zstd     Faster from 100 KB on. Needs com.github.luben:zstd-jni, which is native code.
              """);

  public static final Setting<Integer> COMPRESSION_THRESHOLD =
      Setting.everywhere("compression-threshold", ValueType.bytes(0, 1 << 30))
          .byDefault("1KiB", 1024)
          .describedAs(
              """
              Only larger values are compressed: 0 to 1GiB. 0 compresses all: for tests.
              """);

  public static final Setting<Integer> MAX_VALUE_SIZE =
      Setting.everywhere("max-value-size", ValueType.bytes(1024, 1 << 30))
          .byDefault("16MiB", 16 * 1024 * 1024)
          .describedAs(
              """
              Largest value, before compression: 1KiB to 1GiB. Writing a larger one throws; reading one is a miss.
              """);

  public static final Setting<Oversize> OVERSIZE =
      Setting.everywhere("oversize", ValueType.oneOf(Oversize.class))
          .byDefault("chunk", Oversize.CHUNK)
          .describedAs(
              """
              What happens to a value that does not fit into an item: 400 KB with key and names.
                chunk  It is stored in several items, which takes several requests, and behaves like any other.
                skip   It is not stored, and the entry is removed. The same above max-value-size.
                fail   The operation throws, and writes nothing.
              """);

  public static final Setting<Integer> CHUNK_SIZE =
      Setting.everywhere("chunk-size", ValueType.bytes(1, 384 * 1024))
          .byDefault("384KiB", 384 * 1024)
          .describedAs(
              """
              Size of a chunk, and of the largest value without chunks: 1 byte to 384KiB. Smaller: for tests.
              """);

  static final List<Setting<?>> ALL =
      List.of(
          VALUE_CODEC,
          CLASS_FILTER,
          ALLOWED_CLASSES,
          VALUE_SURROGATES,
          SEAL,
          SEAL_KEYS,
          COMPRESSION,
          COMPRESSION_THRESHOLD,
          MAX_VALUE_SIZE,
          OVERSIZE,
          CHUNK_SIZE);

  private ValueSchema() {}
}
