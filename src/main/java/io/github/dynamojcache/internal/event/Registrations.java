package io.github.dynamojcache.internal.event;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.EventType;

/**
 * The registered listeners at one moment, in the order in which they were registered. Immutable.
 *
 * @param all every registration
 * @param byType the registrations for each type of event; no key for a type without registrations
 */
record Registrations<K, V>(
    List<Registration<K, V>> all, Map<EventType, List<Registration<K, V>>> byType) {

  static <K, V> Registrations<K, V> none() {
    return new Registrations<>(List.of(), Map.of());
  }

  private static <K, V> Registrations<K, V> of(List<Registration<K, V>> all) {
    Map<EventType, List<Registration<K, V>>> byType = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      List<Registration<K, V>> wanting =
          all.stream().filter(registration -> registration.types().contains(type)).toList();
      if (!wanting.isEmpty()) {
        byType.put(type, wanting);
      }
    }
    return new Registrations<>(all, byType);
  }

  Registrations<K, V> with(Registration<K, V> added) {
    return of(Stream.concat(all.stream(), Stream.of(added)).toList());
  }

  Registrations<K, V> without(Registration<K, V> removed) {
    return of(all.stream().filter(registration -> registration != removed).toList());
  }

  Optional<Registration<K, V>> find(CacheEntryListenerConfiguration<K, V> configuration) {
    return all.stream().filter(registration -> registration.isOf(configuration)).findFirst();
  }

  List<Registration<K, V>> wanting(EventType type) {
    return byType.getOrDefault(type, List.of());
  }
}
