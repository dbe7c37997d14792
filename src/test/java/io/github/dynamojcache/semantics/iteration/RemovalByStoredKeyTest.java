package io.github.dynamojcache.semantics.iteration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.Statistics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CacheWriterException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whoever removes all removes all: also what stands under a key that nobody can read. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class RemovalByStoredKeyTest {

  record Units(EnumSet<TimeUnit> units) {}

  private RawTable table;
  private Jvm jvm;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open(LocalDynamo dynamo) {
    table = new RawTable(dynamo, dynamo.newTableName());
    jvm = new Jvm(dynamo, table.name());
  }

  @AfterEach
  void close() {
    jvm.close();
  }

  private static DynamoConfiguration.Builder<Object, String> anyKey() {
    return DynamoConfiguration.builder(Object.class, String.class)
        .statistics(true)
        .set("shards", 1);
  }

  private void listenTo(Cache<Object, String> cache) {
    AnyListener listener = new AnyListener(heard);
    cache.registerCacheEntryListener(
        new MutableCacheEntryListenerConfiguration<Object, String>(
            () -> listener, null, /* isOldValueRequired= */ true, /* isSynchronous= */ true));
  }

  private record AnyListener(List<String> heard)
      implements CacheEntryRemovedListener<Object, String> {
    @Override
    public void onRemoved(Iterable<CacheEntryEvent<?, ? extends String>> events) {
      events.forEach(event -> heard.add(event.getKey() + "=" + event.getValue()));
    }
  }

  /** Stores what is under a key once more, under a key that a deployment has made unreadable. */
  private void copyUnreadable(String cache, String storedKey, String text) {
    Map<String, AttributeValue> item = new HashMap<>();
    for (Map<String, AttributeValue> each : table.items(cache)) {
      if (RawTable.attribute(each, "sk").s().equals(storedKey)) {
        item.putAll(each);
      }
    }
    assertThat(item).isNotEmpty();
    item.put("sk", AttributeValue.fromS(text));
    table.put(item);
  }

  @Test
  void removeAllTellsOfWhatCanBeReadAndRemovesTheRest() {
    Cache<Object, String> cache = jvm.cache("told", anyKey());
    listenTo(cache);
    cache.put("a", "1");
    IntStream.range(0, 30)
        .forEach(i -> copyUnreadable("told", "s:a", "r:gone.Key(id=i:" + i + ")"));

    String log = logOf(cache::removeAll);

    assertThat(log.lines().filter(line -> line.contains("30 entries whose keys cannot be decoded")))
        .hasSize(1);
    assertThat(heard).containsExactly("a=1");
    assertThat(table.items("told")).isEmpty();
    assertThat(Statistics.of(cache).removals()).isEqualTo(31);
  }

  private static String logOf(Runnable work) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, /* autoFlush= */ true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return log.toString(StandardCharsets.UTF_8);
  }

  @Test
  void removeAllRemovesKeysWhosePartsAreDeclaredAsMoreThanAnInterface() {
    Cache<Object, String> cache = jvm.cache("declared", anyKey());
    listenTo(cache);
    Units key = new Units(EnumSet.of(TimeUnit.DAYS));
    cache.put(key, "v");

    cache.removeAll();

    assertThat(cache.containsKey(key)).isFalse();
    assertThat(heard).containsExactly(key + "=v");
  }

  @Test
  void theWriterHearsOfWhatCanBeRead() {
    List<Object> deleted = new CopyOnWriteArrayList<>();
    Cache<Object, String> cache =
        jvm.cache("written", anyKey().writeThrough(() -> new Deletions(deleted, Set.of())));
    cache.put("a", "1");
    copyUnreadable("written", "s:a", "r:gone.Key(id=i:1)");

    cache.removeAll();

    assertThat(deleted).containsExactly("a");
    assertThat(table.items("written")).isEmpty();
  }

  @Test
  void whatTheWriterRefusesStaysAndWhatNobodyCanReadGoes() {
    Cache<Object, String> cache =
        jvm.cache(
            "refused",
            anyKey().writeThrough(() -> new Deletions(new CopyOnWriteArrayList<>(), Set.of("a"))));
    cache.put("a", "1");
    cache.put("b", "2");
    copyUnreadable("refused", "s:a", "r:gone.Key(id=i:1)");

    assertThatThrownBy(cache::removeAll).isInstanceOf(CacheWriterException.class);

    assertThat(table.items("refused")).hasSize(1);
    assertThat(cache.get("a")).isEqualTo("1");
  }

  @Test
  void anIteratorRemovesTheItemThatItHasRead() {
    Cache<Object, String> cache = jvm.cache("iterated", anyKey());
    cache.put("a", "1");
    // Another text of an equal key, as an older version may have written it.
    copyUnreadable("iterated", "s:a", "uri:HTTP://host/x");
    cache.remove("a");

    Iterator<Cache.Entry<Object, String>> entries = cache.iterator();
    assertThat(entries.next().getKey()).isEqualTo(URI.create("http://HOST/x"));
    entries.remove();

    assertThat(table.items("iterated")).isEmpty();
  }

  @Test
  void removeAllOfAnOlderTextRemovesTheItemThatItHasRead() {
    Cache<Object, String> cache = jvm.cache("older", anyKey());
    listenTo(cache);
    cache.put("a", "1");
    copyUnreadable("older", "s:a", "uri:HTTP://host/x");
    copyUnreadable("older", "s:a", "uri:http://host/x");

    cache.removeAll();

    assertThat(table.items("older")).isEmpty();
    assertThat(heard).hasSize(2).contains("a=1");
  }

  private record Deletions(List<Object> deleted, Set<Object> refused)
      implements CacheWriter<Object, String> {

    @Override
    public void write(Cache.Entry<?, ? extends String> entry) {}

    @Override
    public void writeAll(Collection<Cache.Entry<?, ? extends String>> entries) {
      entries.clear();
    }

    @Override
    public void delete(Object key) {
      deleted.add(key);
    }

    @Override
    public void deleteAll(Collection<?> keys) {
      for (Object key : List.copyOf(keys)) {
        if (!refused.contains(key)) {
          deleted.add(key);
          keys.remove(key);
        }
      }
      if (!keys.isEmpty()) {
        throw new CacheWriterException("refused");
      }
    }
  }
}
