package io.github.dynamojcache.semantics.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.MemoryCachingProvider;
import io.github.dynamojcache.testing.Heard;
import io.github.dynamojcache.testing.MemoryJvm;
import io.github.dynamojcache.testing.Threads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What listeners and writers of one JVM hear, while another JVM works on the same entries. */
class ListenersTest {

  private final Heard heard = new Heard();
  private final Heard heardElsewhere = new Heard();
  private MemoryJvm jvm;
  private MemoryJvm other;
  private Cache<String, String> cache;
  private Cache<String, String> elsewhere;

  @BeforeEach
  void open() {
    MemoryCachingProvider provider = new MemoryCachingProvider();
    jvm = new MemoryJvm(provider);
    other = new MemoryJvm(provider);
    cache = jvm.cache("listened", MemoryJvm.strings().listener(heard.configuration()));
    elsewhere =
        other.cache("listened", MemoryJvm.strings().listener(heardElsewhere.configuration()));
  }

  @AfterEach
  void close() {
    jvm.close();
    other.close();
  }

  @Test
  void aListenerHearsOfItsOwnJvmOnly() {
    cache.put("k", "1");
    elsewhere.put("other", "2");

    assertThat(heard.events).containsExactly("CREATED k=1");
    assertThat(heardElsewhere.events).containsExactly("CREATED other=2");
  }

  @Test
  void theOldValueIsTheOneThatAnotherJvmWrote() {
    elsewhere.put("k", "theirs");
    cache.put("k", "1");
    elsewhere.put("k", "theirs again");
    cache.getAndPut("k", "2");
    elsewhere.put("k", "theirs at last");
    cache.remove("k");

    assertThat(heard.events)
        .containsExactly(
            "UPDATED k=1 was theirs",
            "UPDATED k=2 was theirs again",
            "REMOVED k=theirs at last was theirs at last");
  }

  @Test
  void whatAnotherJvmRemovedIsCreatedAgain() {
    cache.put("k", "1");
    elsewhere.remove("k");
    cache.put("k", "2");

    assertThat(heard.events).containsExactly("CREATED k=1", "CREATED k=2");
    assertThat(heardElsewhere.events).containsExactly("REMOVED k=1 was 1");
  }

  @Test
  void theEventsOfAKeyComeInTheOrderOfItsChanges() throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String writer = "writer-" + i;
      writers.add(
          () -> {
            for (int round = 0; round < 10; round++) {
              cache.put("k", writer + "-" + round);
            }
            return true;
          });
    }

    Threads.runTogether(writers);

    assertThat(heard.events).hasSize(60);
    assertThat(heard.events.get(0)).startsWith("CREATED k=");
    for (int i = 1; i < heard.events.size(); i++) {
      assertThat(heard.events.get(i)).endsWith(" was " + newValue(heard.events.get(i - 1)));
    }
    assertThat(cache.get("k")).isEqualTo(newValue(heard.events.get(59)));
  }

  private static String newValue(String event) {
    return event.replaceFirst("^\\w+ k=", "").replaceFirst(" was .*$", "");
  }

  @Test
  void removeAllTellsOfEveryEntry() {
    cache.put("a", "1");
    elsewhere.put("b", "2");
    heard.events.clear();

    cache.removeAll();

    assertThat(heard.events).containsExactlyInAnyOrder("REMOVED a=1 was 1", "REMOVED b=2 was 2");
    assertThat(elsewhere.iterator().hasNext()).isFalse();
  }

  @Test
  void removeAllOfKeysTellsOfThoseThatWereThere() {
    cache.putAll(Map.of("a", "1", "b", "2"));
    heard.events.clear();

    cache.removeAll(Set.of("a", "never there"));

    assertThat(heard.events).containsExactly("REMOVED a=1 was 1");
  }

  @Test
  void putAllTellsWhatIsNewAndWhatWasThere() {
    elsewhere.put("a", "0");

    cache.putAll(Map.of("a", "1", "b", "2"));

    assertThat(heard.events).containsExactlyInAnyOrder("UPDATED a=1 was 0", "CREATED b=2");
  }

  @Test
  void aClearTellsNobody() {
    cache.put("k", "1");
    heard.events.clear();

    cache.clear();

    assertThat(heard.events).isEmpty();
    assertThat(heardElsewhere.events).isEmpty();
  }

  @Test
  void removeAllDeletesEveryEntryThroughTheWriter() {
    elsewhere.putAll(Map.of("a", "1", "b", "2"));
    RecordingWriter writer = new RecordingWriter();
    cache.close();
    Cache<String, String> writing =
        jvm.cache("listened", MemoryJvm.strings().writeThrough(() -> writer));
    writing.put("c", "3");

    writing.removeAll();

    assertThat(writer.calls)
        .containsExactlyInAnyOrder("write c=3", "delete a", "delete b", "delete c");
    assertThat(elsewhere.iterator().hasNext()).isFalse();
  }

  private static final class RecordingWriter implements CacheWriter<String, String> {
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public void write(Cache.Entry<? extends String, ? extends String> entry) {
      calls.add("write " + entry.getKey() + "=" + entry.getValue());
    }

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends String>> entries) {
      entries.forEach(this::write);
      entries.clear();
    }

    @Override
    public void delete(Object key) {
      calls.add("delete " + key);
    }

    @Override
    public void deleteAll(Collection<?> keys) {
      keys.forEach(this::delete);
      keys.clear();
    }
  }
}
