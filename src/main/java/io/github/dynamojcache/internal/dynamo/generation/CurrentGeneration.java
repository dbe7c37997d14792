package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.generation.Generations.Lookup;
import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.dynamo.item.LeftGeneration;
import io.github.dynamojcache.internal.entries.PartlyWrittenException;
import io.github.dynamojcache.internal.entries.StoredEntry;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out operations in the current generation. If the knowledge of it is too old, an operation
 * begins in the known generation while the meta item is read, so that it takes no longer. If
 * another generation has begun, the operation is repeated there: its effect in the old one does not
 * count. Thread-safe.
 */
public final class CurrentGeneration {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentGeneration.class);

  private final Generations generations;
  private final MetaStore metaStore;
  private final long graceMillis;
  private final Executor executor;

  /**
   * @param graceMillis how long this JVM may continue to write into a generation that has ended
   */
  public CurrentGeneration(
      Generations generations, MetaStore metaStore, long graceMillis, Executor executor) {
    this.generations = generations;
    this.metaStore = metaStore;
    this.graceMillis = graceMillis;
    this.executor = executor;
  }

  /** Carries out a read. */
  public <T extends @Nullable Object> T inCurrent(String operation, Function<Known, T> action) {
    return inCurrent(operation, generations.lookup(operation), action);
  }

  /** Carries out a read that has begun with this lookup. */
  public <T extends @Nullable Object> T inCurrent(
      String operation, Lookup lookup, Function<Known, T> action) {
    generations.begin(lookup);
    T result = action.apply(lookup.known());
    Known current = generations.settled(operation, lookup);
    return current.isOfTheSameGenerationAs(lookup.known()) ? result : action.apply(current);
  }

  /** Carries out a delete. */
  public <T> T delete(String operation, Function<Known, T> action) {
    Lookup lookup = generations.lookup(operation);
    generations.begin(lookup);
    T result = action.apply(lookup.known());
    Known current = settledAfterWriting(operation, lookup);
    return current.isOfTheSameGenerationAs(lookup.known()) ? result : action.apply(current);
  }

  /**
   * A write made in the meantime counts, unless another generation has begun. If that cannot be
   * read, the outcome of the write is unknown.
   */
  private Known settledAfterWriting(String operation, Lookup lookup) {
    try {
      return generations.settled(operation, lookup);
    } catch (CacheException e) {
      throw new CacheException(e.getMessage() + " Whether a write took effect is not known.", e);
    }
  }

  /**
   * Carries out a write.
   *
   * @param contents what it may write
   */
  public <T> T write(String operation, Contents contents, Function<Known, T> action) {
    Lookup lookup = generations.lookup(operation);
    Known first = lookup.known();
    if (lookup.question() == null || !first.meta().says(contents, graceMillis)) {
      return action.apply(declared(operation, generations.settled(operation, lookup), contents));
    }
    generations.begin(lookup);
    T result = null;
    PartlyWrittenException failure = null;
    try {
      result = action.apply(first);
    } catch (PartlyWrittenException e) {
      failure = e;
    }
    Known current = settledAfterWriting(operation, lookup);
    if (!current.isOfTheSameGenerationAs(first)) {
      wroteTooLate(operation, first);
      return action.apply(declared(operation, current, contents));
    }
    if (failure != null) {
      throw failure;
    }
    return Objects.requireNonNull(result);
  }

  private Known declared(String operation, Known known, Contents contents) {
    return known.meta().says(contents, graceMillis)
        ? known
        : generations.declared(operation, known, contents, graceMillis);
  }

  /** Lists the generation again: its purge may already be finished, and must look once more. */
  private void wroteTooLate(String operation, Known in) {
    List<LeftGeneration> left = in.meta().whatItLeaves();
    if (left.isEmpty()) {
      return;
    }
    Runnable listing =
        () -> {
          try {
            metaStore.addLeft(operation, left);
          } catch (CacheException e) {
            LOG.info("an item of an earlier generation is left behind: {}", e.getMessage());
          }
        };
    try {
      executor.execute(listing);
    } catch (RejectedExecutionException e) {
      listing.run(); // closing
    }
  }

  /**
   * Iterates.
   *
   * @param entries begins an iteration in a generation; sends no request yet
   */
  public Iterator<StoredEntry> iterate(
      String operation, Function<Known, Iterator<StoredEntry>> entries) {
    Lookup lookup = generations.lookup(operation);
    generations.begin(lookup);
    Iterator<StoredEntry> begun = entries.apply(lookup.known());
    return lookup.question() == null
        ? begun
        : new UnsettledIteration(
            begun,
            () -> chosen(generations.settled(operation, lookup), lookup, begun, entries),
            () -> chosen(generations.current(operation), lookup, begun, entries));
  }

  private static Iterator<StoredEntry> chosen(
      Known current,
      Lookup lookup,
      Iterator<StoredEntry> begun,
      Function<Known, Iterator<StoredEntry>> entries) {
    return current.isOfTheSameGenerationAs(lookup.known()) ? begun : entries.apply(current);
  }
}
