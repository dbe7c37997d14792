package io.github.dynamojcache.internal.table;

/** The attribute names that the table itself is defined by. They are part of the layout: frozen. */
public final class TableSchema {

  /** Partition key, a string: cache, generation and shard. */
  public static final String PARTITION_KEY = "pk";

  /** Sort key, a string: the canonical key of the entry. */
  public static final String SORT_KEY = "sk";

  /** The attribute that DynamoDB's TTL uses: a number, epoch seconds. */
  public static final String TTL = "ttl";

  private TableSchema() {}
}
