package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.dynamo.item.Generation;
import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.entries.RaceBackoff;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What this JVM knows of a cache's current generation, and how long it may rely on it ({@code
 * clear-visibility}). While a cache is in use, one thread reads the meta item again shortly before
 * that time is over, and the others continue. When the time is over, an operation begins in the
 * known generation and reads the meta item at the same time: see {@link CurrentGeneration}. No
 * thread sends requests for an idle cache. Thread-safe.
 */
public final class Generations {

  /** The last fraction of clear-visibility, in which a thread reads ahead: one part in so many. */
  private static final int AHEAD_FRACTION = 16;

  private final String cacheName;
  private final MetaStore metaStore;
  private final long visibility;
  private final LongSupplier nanoTime;
  private final Questions questions;
  private final Consumer<Meta> observer;
  private volatile @Nullable Known known;
  private String latest = ""; // the latest id ever seen; guarded by this

  /**
   * @param executor reads the meta item ahead, and in parallel with an operation
   * @param observer receives each meta item that was read
   */
  Generations(
      String cacheName,
      MetaStore metaStore,
      StoreSettings settings,
      LongSupplier nanoTime,
      Executor executor,
      Consumer<Meta> observer) {
    this.cacheName = cacheName;
    this.metaStore = metaStore;
    this.visibility = settings.clearVisibility().toNanos();
    this.nanoTime = nanoTime;
    this.questions = new Questions(metaStore, this::ask, () -> known, settings, nanoTime, executor);
    this.observer = observer;
  }

  /**
   * What an operation begins with.
   *
   * @param known what is known
   * @param question the read of the meta item that decides whether that is still true; null if none
   *     is needed
   * @param isOwn whether the operation must make sure that it is sent
   * @param begunAt when the operation began, by {@link System#nanoTime()}
   */
  public record Lookup(Known known, @Nullable Refresh question, boolean isOwn, long begunAt) {}

  /**
   * Returns the generation in which an operation that begins now can start. Once one is known,
   * sends nothing on this thread.
   */
  public Lookup lookup(String operation) {
    long begun = nanoTime.getAsLong();
    Known now = known;
    if (now == null) {
      return new Lookup(refresh(operation), null, false, begun);
    }
    long age = begun - now.askedAt();
    if (age <= visibility) {
      if (age > visibility - visibility / AHEAD_FRACTION) {
        questions.askAhead(operation);
      }
      return new Lookup(now, null, false, begun);
    }
    return questions.join(operation, now, begun);
  }

  /**
   * Sends the read of a lookup on another thread, if one is available and no other thread does it.
   */
  public void begin(Lookup lookup) {
    if (lookup.question() != null && lookup.isOwn()) {
      questions.begin(lookup.question());
    }
  }

  /**
   * Sends the read of an own lookup on this thread, along with something else.
   *
   * @param form sends it; receives the time at which it counts as sent
   */
  public void answer(Lookup own, LongFunction<Known> form) {
    Refresh question = Objects.requireNonNull(own.question());
    question.run(() -> form.apply(question.askedAt()));
    question.throwFailure();
  }

  /**
   * Returns the current generation, as an operation that began with this lookup must see it.
   *
   * @throws CacheException if no thread in this JVM got a response in time
   */
  public Known settled(String operation, Lookup lookup) {
    Refresh question = lookup.question();
    return question == null ? lookup.known() : questions.settled(operation, lookup, question);
  }

  /** Returns the current generation; reads the table only if the knowledge is too old. */
  public Known current(String operation) {
    return settled(operation, lookup(operation));
  }

  /**
   * Reads the meta item for the first time.
   *
   * @param beforeCreation runs before a meta item is created
   */
  void open(String operation, Duration openTimeout, Runnable beforeCreation) {
    MetaStore patient = metaStore.withTimeout(openTimeout);
    long askedAt = nanoTime.getAsLong();
    Meta found = patient.find(operation);
    if (found == null) {
      beforeCreation.run();
      askedAt = nanoTime.getAsLong();
      found = create(patient, operation);
    }
    accept(found, askedAt, askedAt);
  }

  /** Reads the meta item from the table. */
  Known refresh(String operation) {
    return ask(operation, nanoTime.getAsLong());
  }

  private Known ask(String operation, long askedAt) {
    Meta meta = metaStore.read(operation);
    return accept(meta != null ? meta : create(metaStore, operation), askedAt, askedAt);
  }

  private Meta create(MetaStore by, String operation) {
    Known lost = known;
    return by.create(operation, latest(), lost == null ? List.of() : lost.meta().whatItLeaves());
  }

  /** Returns what the generation may hold, as far as is known. */
  public Contents contents() {
    Known now = known;
    return now == null ? Contents.UNKNOWN : now.meta().contents();
  }

  private synchronized String latest() {
    return latest;
  }

  /**
   * Learns from a meta item that was read together with entries.
   *
   * @param item its attributes, empty if there is none
   * @param askedAt when the read was sent, by {@link System#nanoTime()}
   */
  public Known learn(String operation, Map<String, AttributeValue> item, long askedAt) {
    Meta meta = metaStore.read(operation, item);
    return meta == null ? refresh(operation) : accept(meta, askedAt, askedAt);
  }

  /**
   * Starts a new generation; from here on this JVM does not see the previous entries.
   *
   * @param maxLeft how many generations may wait for their purge at most
   * @param contents what this JVM is about to write
   */
  void startNew(String operation, int maxLeft, Contents contents) {
    begin(
        operation,
        before -> metaStore.startNewGeneration(operation, before, latest(), maxLeft, contents));
  }

  /**
   * Starts a new generation that is marked as not yet written to.
   *
   * @return what the meta item says then, with all that is left
   */
  Meta destroy(String operation) {
    return begin(
        operation, before -> metaStore.destroy(operation, before, latest(), Meta::whatItLeaves));
  }

  private Meta begin(String operation, UnaryOperator<Meta> writing) {
    Known before = known != null ? known : refresh(operation);
    long askedAt = nanoTime.getAsLong();
    Meta begun = writing.apply(before.meta());
    accept(begun, askedAt, nanoTime.getAsLong());
    return begun;
  }

  /**
   * Makes sure that the meta item declares what this JVM is about to write.
   *
   * @param in what is known
   * @return what is known now, perhaps of another generation
   */
  Known declared(String operation, Known in, Contents contents, long graceMillis) {
    Known now = in;
    RaceBackoff backoff = new RaceBackoff(operation);
    while (true) {
      long askedAt = nanoTime.getAsLong();
      Meta meta = metaStore.declare(operation, now.meta(), now.meta().contents().and(contents));
      now = accept(meta, askedAt, nanoTime.getAsLong());
      if (now.meta().says(contents, graceMillis)) {
        return now;
      }
      backoff.lostRace();
    }
  }

  private Known accept(Meta meta, long askedAt, long settledAt) {
    Known now;
    synchronized (this) {
      Known before = known;
      latest = Generation.later(latest, meta.generation().id());
      Known answer = new Known(meta, partitions(before, meta), askedAt, settledAt);
      if (before != null && !answer.isNewerThan(before)) {
        return before;
      }
      now = before == null ? answer : answer.and(before);
      known = now;
    }
    observer.accept(meta);
    return now;
  }

  private Partitions partitions(@Nullable Known before, Meta meta) {
    return before != null && before.generation().equals(meta.generation())
        ? before.partitions()
        : new Partitions(cacheName, meta.generation());
  }
}
