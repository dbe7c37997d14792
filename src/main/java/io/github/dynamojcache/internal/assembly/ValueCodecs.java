package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.codec.ValueCodec;
import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.config.SurrogateSettings;
import io.github.dynamojcache.internal.values.StoredValues;
import io.github.dynamojcache.internal.values.json.JacksonJars;
import io.github.dynamojcache.internal.values.json.JsonValueCodec;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import javax.cache.CacheException;

/**
 * Selects the codec of a cache's values: the one from code, or the one that the setting names.
 * Values written by Kryo are read under every codec, so a cache may change from Kryo to another.
 * Thread-safe.
 */
public final class ValueCodecs {

  private static final String KRYO = "kryo";
  private static final String JSON = "json";

  private final ClassLoader loader;
  private final CacheSurrogates surrogates;

  public ValueCodecs(ClassLoader loader) {
    this.loader = loader;
    this.surrogates = new CacheSurrogates(loader);
  }

  /**
   * Returns how values of a cache are stored.
   *
   * @param cache the cache's name, for messages
   * @param definition the configuration of the cache
   * @param name the setting {@code value-codec}
   * @param surrogateSettings the setting {@code value-surrogates}
   * @param filter decides which classes Kryo writes and reads
   * @return the outermost form of its values
   * @throws CacheException when there is no such codec, or it must not be used
   */
  public StoredValues forCache(
      String cache,
      CacheDefinition<?, ?> definition,
      String name,
      SurrogateSettings surrogateSettings,
      ClassFilter filter) {
    ValueCodec kryo = kryo(cache, definition, surrogateSettings, filter);
    if (definition.valueCodec().isPresent()) {
      ValueCodec codec = definition.valueCodec().get();
      requireNamed(cache, codec);
      requireUsable(cache, codec);
      CacheSurrogates.requireNone(cache, definition, surrogateSettings, codec.name());
      return codec.id() == kryo.id() ? new StoredValues(codec) : strict(codec, kryo);
    }
    if (name.equals(KRYO)) {
      return new StoredValues(kryo);
    }
    if (name.equals(JSON)) {
      ValueCodec json = json(cache, definition.standard().getValueType());
      if (!promisesDocuments(definition.standard().getValueType())) {
        return wide(json, kryo);
      }
      CacheSurrogates.requireNone(cache, definition, surrogateSettings, name);
      return strict(json, kryo);
    }
    CacheSurrogates.requireNone(cache, definition, surrogateSettings, name);
    return strict(found(cache, name), kryo);
  }

  private ValueCodec kryo(
      String cache,
      CacheDefinition<?, ?> definition,
      SurrogateSettings settings,
      ClassFilter filter) {
    try {
      return new KryoValueCodec(loader, filter, surrogates.forCache(definition, settings));
    } catch (IllegalArgumentException | CacheException e) {
      throw new CacheException(inCache(cache) + e.getMessage(), e);
    }
  }

  private static String inCache(String cache) {
    return "cache '" + cache + "': ";
  }

  private static StoredValues strict(ValueCodec codec, ValueCodec kryo) {
    return new StoredValues(codec).reading(kryo);
  }

  private static StoredValues wide(ValueCodec codec, ValueCodec kryo) {
    return new StoredValues(codec).orElse(kryo);
  }

  /**
   * False for Object, an interface or an abstract class: values are then of other classes, and need
   * not all be documents.
   */
  private static boolean promisesDocuments(Class<?> type) {
    return !type.equals(Object.class)
        && !type.isInterface()
        && (type.isArray() || !Modifier.isAbstract(type.getModifiers()));
  }

  private ValueCodec json(String cache, Class<?> type) {
    try {
      return new JsonValueCodec(type, loader);
    } catch (LinkageError e) {
      throw new CacheException(
          inCache(cache) + "value-codec = json " + JacksonJars.explain(type, e), e);
    }
  }

  private ValueCodec found(String cache, String name) {
    List<ValueCodec> all = new ArrayList<>();
    try {
      ServiceLoader.load(ValueCodec.class, loader).forEach(all::add);
    } catch (ServiceConfigurationError e) {
      throw new CacheException(
          inCache(cache)
              + "a ValueCodec declared in META-INF/services cannot be used: "
              + e.getMessage(),
          e);
    }
    all.forEach(each -> requireNamed(cache, each));
    ValueCodec codec =
        all.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new CacheException(unknown(cache, name, all)));
    requireUsable(cache, codec);
    for (ValueCodec other : all) {
      if (other != codec && (other.name().equals(name) || other.id() == codec.id())) {
        throw new CacheException(
            inCache(cache)
                + "two codecs cannot be told apart: "
                + described(codec)
                + " and "
                + described(other)
                + ". Give one of them another name and another id");
      }
    }
    return codec;
  }

  private static String unknown(String cache, String name, List<ValueCodec> all) {
    List<String> names = new ArrayList<>(List.of(KRYO, JSON));
    all.forEach(codec -> names.add(codec.name()));
    return inCache(cache)
        + "there is no value-codec '"
        + name
        + "'; there are "
        + String.join(", ", names)
        + ". A codec of your own is named in META-INF/services/"
        + ValueCodec.class.getName();
  }

  /** Checks the name and id, which every stored value needs. */
  private static void requireNamed(String cache, ValueCodec codec) {
    String wrong;
    Exception cause = null;
    try {
      codec.id();
      wrong = codec.name() == null ? "returns null as its name" : null;
    } catch (Exception e) {
      wrong = "throws " + e + " when its name and its id are read";
      cause = e;
    }
    if (wrong != null) {
      throw new CacheException(
          inCache(cache) + "the codec " + codec.getClass().getName() + " " + wrong, cause);
    }
  }

  /** Rejects ids below 128: they are reserved for the codecs of this library, now and later. */
  private static void requireUsable(String cache, ValueCodec codec) {
    boolean isOurs =
        codec.getClass().getPackageName().startsWith(StoredValues.class.getPackageName() + ".");
    if (codec.id() >= 0 && !isOurs) {
      throw new CacheException(
          inCache(cache)
              + "the codec "
              + described(codec)
              + " has an id that is kept for this library. Ids of your own are 128 to 255, which"
              + " are (byte) 128 to (byte) 255 in Java");
    }
  }

  private static String described(ValueCodec codec) {
    return codec.getClass().getName()
        + " (name "
        + codec.name()
        + ", id "
        + Byte.toUnsignedInt(codec.id())
        + ")";
  }
}
