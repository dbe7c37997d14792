package io.github.dynamojcache.faults.soak;

import io.github.dynamojcache.faults.soak.Keys.Owned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.processor.EntryProcessorResult;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one thread, which is the only one to write its keys. After each it is known which
 * versions must not be seen any more. For one thread.
 */
final class Writer {

  private static final int BULK = 4; // keys

  private final int number;
  private final Keys keys;
  private final Versions versions;
  private final Random random;
  private final Map<String, Long> last = new HashMap<>(); // versions used, by cache and key

  Writer(int number, Keys keys, Versions versions, Random random) {
    this.number = number;
    this.keys = keys;
    this.versions = versions;
    this.random = random;
  }

  /** Returns what is wrong with what was found; null when nothing is. */
  @Nullable String write(Cache<String, String> cache) {
    return switch (random.nextInt(17)) {
      case 0, 1, 2, 3 -> single(cache, this::put);
      case 4, 5 -> single(cache, this::remove);
      case 6 -> single(cache, this::putIfAbsent);
      case 7 -> single(cache, this::replace);
      case 8 -> single(cache, this::replaceIfEqual);
      case 9 -> single(cache, this::removeIfEqual);
      case 10 -> single(cache, this::getAndPut);
      case 11 -> single(cache, this::getAndRemove);
      case 12 -> single(cache, this::getAndReplace);
      case 13 -> single(cache, this::invoke);
      case 14 -> bulk(cache, this::putAll);
      case 15 -> bulk(cache, this::removeAll);
      default -> bulk(cache, this::invokeAll);
    };
  }

  /** An entry that is about to be written. */
  private record Target(
      Cache<String, String> cache, String key, String name, long version, long lowest) {
    String value() {
      return Versions.value(key, version);
    }
  }

  @FunctionalInterface
  private interface Single {
    @Nullable String carryOut(Target target);
  }

  @FunctionalInterface
  private interface Bulk {
    @Nullable String carryOut(Cache<String, String> cache, List<Target> targets);
  }

  private @Nullable String single(Cache<String, String> cache, Single operation) {
    return operation.carryOut(target(cache, random.nextInt(Keys.OF_EACH_WRITER)));
  }

  private @Nullable String bulk(Cache<String, String> cache, Bulk operation) {
    int first = random.nextInt(Keys.OF_EACH_WRITER);
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < BULK; i++) {
      targets.add(target(cache, (first + i) % Keys.OF_EACH_WRITER));
    }
    return operation.carryOut(cache, targets);
  }

  /** Each write has a version of its own, whether it succeeds or not. */
  private Target target(Cache<String, String> cache, int index) {
    Owned owned = keys.owned(number, index);
    if (owned.former() != null) {
      last.keySet().removeIf(name -> name.endsWith("/" + owned.former()));
      versions.forget(owned.former());
    }
    String name = cache.getName() + "/" + owned.name();
    long version = last.merge(name, 1L, Long::sum);
    return new Target(cache, owned.name(), name, version, versions.lowest(name));
  }

  /** What was there before is gone. */
  private void done(Target target) {
    versions.raise(target.name(), target.version());
  }

  private @Nullable String found(Target target, @Nullable String value) {
    return versions.complaint(target.cache().getName(), target.key(), value, target.lowest());
  }

  /** The operation said what was there before. */
  private @Nullable String done(Target target, @Nullable String old) {
    String complaint = found(target, old);
    done(target);
    return complaint;
  }

  private @Nullable String put(Target target) {
    target.cache().put(target.key(), target.value());
    done(target);
    return null;
  }

  private @Nullable String remove(Target target) {
    target.cache().remove(target.key());
    done(target);
    return null;
  }

  private @Nullable String putIfAbsent(Target target) {
    if (target.cache().putIfAbsent(target.key(), target.value())) {
      done(target);
    }
    return null;
  }

  /** When it says no, there was nothing, or it is to be gone. */
  private @Nullable String replace(Target target) {
    target.cache().replace(target.key(), target.value());
    done(target);
    return null;
  }

  private @Nullable String replaceIfEqual(Target target) {
    String old = target.cache().get(target.key());
    String complaint = found(target, old);
    if (old != null && target.cache().replace(target.key(), old, target.value())) {
      done(target);
    }
    return complaint;
  }

  private @Nullable String removeIfEqual(Target target) {
    String old = target.cache().get(target.key());
    String complaint = found(target, old);
    if (old != null && target.cache().remove(target.key(), old)) {
      done(target);
    }
    return complaint;
  }

  private @Nullable String getAndPut(Target target) {
    return done(target, target.cache().getAndPut(target.key(), target.value()));
  }

  private @Nullable String getAndRemove(Target target) {
    return done(target, target.cache().getAndRemove(target.key()));
  }

  private @Nullable String getAndReplace(Target target) {
    return done(target, target.cache().getAndReplace(target.key(), target.value()));
  }

  private @Nullable String invoke(Target target) {
    Map<String, Target> targets = Map.of(target.key(), target);
    return done(target, target.cache().invoke(target.key(), Writer::swap, targets));
  }

  private @Nullable String putAll(Cache<String, String> cache, List<Target> targets) {
    Map<String, String> values = new HashMap<>();
    targets.forEach(target -> values.put(target.key(), target.value()));
    cache.putAll(values);
    targets.forEach(this::done);
    return null;
  }

  private @Nullable String removeAll(Cache<String, String> cache, List<Target> targets) {
    cache.removeAll(Set.copyOf(targets.stream().map(Target::key).toList()));
    targets.forEach(this::done);
    return null;
  }

  private @Nullable String invokeAll(Cache<String, String> cache, List<Target> targets) {
    Map<String, Target> byKey = new HashMap<>();
    targets.forEach(target -> byKey.put(target.key(), target));
    Map<String, EntryProcessorResult<String>> results =
        cache.invokeAll(byKey.keySet(), Writer::swap, byKey);
    String complaint = null;
    for (Target target : targets) {
      EntryProcessorResult<String> result = results.get(target.key());
      String wrong = done(target, result == null ? null : result.get());
      complaint = wrong == null ? complaint : wrong;
    }
    return complaint;
  }

  @SuppressWarnings("unchecked") // it was handed in as this
  private static @Nullable String swap(
      MutableEntry<String, String> entry, @Nullable Object... arguments) {
    String found = entry.exists() ? entry.getValue() : null;
    Target target = ((Map<String, Target>) arguments[0]).get(entry.getKey());
    if (target != null) {
      entry.setValue(target.value());
    }
    return found;
  }

  /** Empties a cache. What this thread has written is gone. */
  void clear(Cache<String, String> cache, boolean byRemoveAll) {
    List<Target> own = new ArrayList<>();
    for (int i = 0; i < Keys.OF_EACH_WRITER; i++) {
      own.add(target(cache, i));
    }
    if (byRemoveAll) {
      cache.removeAll();
    } else {
      cache.clear();
    }
    own.forEach(this::done);
  }
}
