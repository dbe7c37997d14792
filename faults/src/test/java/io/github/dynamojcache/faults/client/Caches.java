package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.DynamoConfiguration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javax.cache.CacheManager;

/** The caches of a client, each opened when its kind is first asked for. For one thread. */
final class Caches {

  private final CacheManager manager;
  private final Loads loads;
  private final Map<Kind, Operations<?>> opened = new EnumMap<>(Kind.class);

  Caches(CacheManager manager, Loads loads) {
    this.manager = manager;
    this.loads = loads;
  }

  boolean isOpen(Kind kind) {
    return opened.containsKey(kind);
  }

  Operations<?> of(Kind kind) {
    return opened.computeIfAbsent(kind, this::open);
  }

  private Operations<?> open(Kind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    if (kind.isOfObjects()) {
      return new Operations<>(
          manager.createCache(name, kind.configure(Text.class).build()), Form.OBJECT, kind);
    }
    DynamoConfiguration.Builder<String, String> configuration = kind.configure(String.class);
    if (kind.hasListener()) {
      configuration.listener(Told.configuration());
    }
    if (kind.isReadThrough()) {
      configuration.readThrough(() -> loads);
    }
    return new Operations<>(manager.createCache(name, configuration.build()), Form.PLAIN, kind);
  }
}
