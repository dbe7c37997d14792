package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.options.TableMode;
import java.time.Duration;
import java.util.List;

/** The table, and what is sent to it. */
public final class StoreSchema {

  public static final Setting<String> TABLE =
      Setting.everywhere("table", ValueType.tableName())
          .byDefault("jcache", "jcache")
          .describedAs(
              """
              Name or ARN of the table, which serves any number of caches. A cache in a new table starts empty.
              """);

  public static final Setting<TableMode> TABLE_MODE =
      Setting.everywhere("table-mode", ValueType.oneOf(TableMode.class))
          .byDefault("create", TableMode.CREATE)
          .describedAs(
              """
              What the provider does about the table when a cache is first used.
                create  Creates a missing table, with on-demand billing and TTL. Needs dynamodb:CreateTable, DescribeTable,
                        DescribeTimeToLive and UpdateTimeToLive. Sends none of these for a cache that another JVM has opened.
                verify  Refuses to start if the table does not fit. Needs dynamodb:DescribeTable, and DescribeTimeToLive for TTL.
                none    Sends no request about tables. For roles that may only read and write items.
              """);

  public static final Setting<Boolean> NATIVE_TTL =
      Setting.everywhere("native-ttl", ValueType.bool())
          .byDefault("true", true)
          .describedAs(
              """
              Whether DynamoDB's TTL may delete expired entries, free of charge, often hours late. The cache never returns them.
              false: the attribute `ttl` is not written; expired entries stay, billed as storage, until they are overwritten,
              removed, or purged after a clear. For global tables with multi-Region strong consistency.
              """);

  public static final Setting<Boolean> CONSISTENT_READS =
      Setting.everywhere("consistent-reads", ValueType.bool())
          .byDefault("true", true)
          .describedAs(
              """
              Whether reads are strongly consistent: a read sees every write, by any JVM, that was complete before it.
              false halves the cost of reads, which may then return an earlier state: see docs/costs.md.
              """);

  public static final Setting<Boolean> SHARED_READS =
      Setting.everywhere("shared-reads", ValueType.bool())
          .byDefault("true", true)
          .describedAs(
              """
              Whether threads of this JVM that read one key at the same moment share requests: get, containsKey, and the read
              before an entry processor. A reader that comes during a request for the key waits, half a request's time on average,
              and shares the next: no value is older than the call.
              """);

  public static final Setting<ClearMode> CLEAR_MODE =
      Setting.everywhere("clear-mode", ValueType.oneOf(ClearMode.class))
          .byDefault("generation", ClearMode.GENERATION)
          .describedAs(
              """
              How clear() empties a cache.
                generation  By one write. Until clear-visibility has passed, other JVMs read old entries, and may lose what they
                            write. TTL or the purge deletes the old entries.
                delete      Reads and deletes every entry: one write unit or more for each. All JVMs see it at once.
              """);

  public static final Setting<Duration> CLEAR_VISIBILITY =
      Setting.everywhere("clear-visibility", ValueType.durationOrZero())
          .byDefault("1s", Duration.ofSeconds(1))
          .describedAs(
              """
              How late a JVM may see a clear by another: how long it relies on its last read of the meta item. 1s costs next to
              nothing. 0 adds that read to every operation, and limits the cache to 3,000 operations a second in all JVMs.
              No effect with clear-mode = delete.
              """);

  public static final Setting<Integer> SHARDS =
      Setting.everywhere("shards", ValueType.wholeNumber(1, 256))
          .byDefault("4", 4)
          .describedAs(
              """
              Number of partition keys per cache, 1 to 256. Each carries about 3,000 read units and 1,000 write units a second, or
              less where they share a partition (docs/decisions/0004-shards.md), and adds a query to an iteration. A new number
              takes effect at the next clear.
              """);

  public static final Setting<Double> TOUCH_THRESHOLD =
      Setting.everywhere("touch-threshold", ValueType.fraction())
          .byDefault("0.1", 0.1)
          .describedAs(
              """
              For expiry by access (accessed, touched, and policies of your own that return a duration for an access): the part of
              that duration, 0 to 1, after which a read writes a new expiry. An entry may expire early by less than that part,
              never late: with 0.1 and 30 minutes, 27 to 30 minutes after its last read.
              0: every read is a write, and expiry is exact. 1: reads do not extend the lifetime.
              """);

  public static final Setting<Integer> PURGE_RATE =
      Setting.everywhere("purge-rate", ValueType.wholeNumber(0, 1_000_000))
          .byDefault("100", 100)
          .describedAs(
              """
              Write units a second for each JVM to delete entries that a clear left behind and TTL does not delete, 0 to 1000000.
              0 disables the purge: such entries stay, billed as storage.
              """);

  public static final Setting<Duration> CALL_TIMEOUT =
      Setting.everywhere("call-timeout", ValueType.durationAboveZero())
          .byDefault("1s", Duration.ofSeconds(1))
          .describedAs(
              """
              Limit for one request with all its attempts. At least 1ms.
              """);

  public static final Setting<Duration> ATTEMPT_TIMEOUT =
      Setting.everywhere("attempt-timeout", ValueType.durationAboveZero())
          .byDefault("300ms", Duration.ofMillis(300))
          .describedAs(
              """
              Limit for one attempt. At least 1ms, at most call-timeout.
              """);

  static final List<Setting<?>> ALL =
      List.of(
          TABLE,
          TABLE_MODE,
          NATIVE_TTL,
          CONSISTENT_READS,
          SHARED_READS,
          CLEAR_MODE,
          CLEAR_VISIBILITY,
          SHARDS,
          TOUCH_THRESHOLD,
          PURGE_RATE,
          CALL_TIMEOUT,
          ATTEMPT_TIMEOUT);

  private StoreSchema() {}
}
