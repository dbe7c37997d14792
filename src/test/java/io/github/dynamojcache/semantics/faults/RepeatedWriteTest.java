package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.SharedTable;
import java.util.Set;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The answer to a write is lost, and before the SDK sends it again another JVM changes the entry:
 * what the write does then. Its condition is judged anew, and where it has none it is done twice.
 */
@Tag("server")
class RepeatedWriteTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem");

  final Jvm jvm = SHARED.jvm();
  private Cache<String, String> cache;
  private Cache<String, String> theirs;

  @BeforeEach
  void open() {
    jvm.faults.reset();
    cache = jvm.cache(SHARED.newCacheName());
    theirs = SHARED.other().cache(cache.getName());
  }

  @AfterEach
  void theFaultsHappened() {
    assertThat(jvm.faults.pending()).isZero();
  }

  @Test
  void aPutIsDoneAgainOverWhatAnotherJvmWrote() {
    losesItsAnswerAndThen(() -> theirs.put("k", "theirs"));

    cache.put("k", "mine");

    assertThat(theirs.get("k")).isEqualTo("mine");
  }

  @Test
  void aReplaceIsDoneAgainOverWhatAnotherJvmWrote() {
    cache.put("k", "old");
    losesItsAnswerAndThen(() -> theirs.put("k", "theirs"));

    assertThat(cache.replace("k", "mine")).isTrue();

    assertThat(theirs.get("k")).isEqualTo("mine");
  }

  @Test
  void aRemoveTakesWhatAnotherJvmWroteToo() {
    cache.put("k", "old");
    losesItsAnswerAndThen(() -> theirs.put("k", "theirs"));

    assertThat(cache.remove("k")).isTrue();

    assertThat(theirs.containsKey("k")).isFalse();
  }

  @Test
  void aRemoveOfAnExpectedValueLeavesAnotherOfAnotherJvmAlone() {
    cache.put("k", "old");
    losesItsAnswerAndThen(() -> theirs.put("k", "theirs"));

    assertThat(cache.remove("k", "old")).isFalse();

    assertThat(theirs.get("k")).isEqualTo("theirs");
  }

  @Test
  void putIfAbsentPutsAgainWhatAnotherJvmRemoved() {
    losesItsAnswerAndThen(() -> theirs.remove("k"));

    assertThat(cache.putIfAbsent("k", "mine")).isTrue();

    assertThat(theirs.get("k")).isEqualTo("mine");
  }

  @Test
  void anExpectedValueIsReplacedAgainWhenAnotherJvmPutItBack() {
    cache.put("k", "old");
    losesItsAnswerAndThen(() -> theirs.put("k", "old"));

    assertThat(cache.replace("k", "old", "mine")).isTrue();

    assertThat(theirs.get("k")).isEqualTo("mine");
  }

  private void losesItsAnswerAndThen(Runnable theirWrite) {
    jvm.faults.next(call -> WRITES.contains(call.operation())).dropResponse();
    jvm.faults.next(call -> WRITES.contains(call.operation())).runBefore(theirWrite);
  }
}
