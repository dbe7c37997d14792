package io.github.dynamojcache.faults.client;

import io.github.dynamojcache.faults.history.Call;
import java.util.List;

/** What a thread does next: one operation on one entry, or a bulk operation on several. */
sealed interface Turn {

  /** An operation on one entry. */
  record Single(Call call) implements Turn {}

  /**
   * A bulk operation.
   *
   * @param operation which
   * @param calls what it does to each of its entries
   */
  record Bulk(BulkOperation operation, List<Call> calls) implements Turn {}

  /** The bulk operations. */
  enum BulkOperation {
    GET_ALL,
    PUT_ALL,
    REMOVE_ALL,
    INVOKE_ALL
  }
}
