package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.dynamo.DynamoEntryStoreTest;
import io.github.dynamojcache.internal.entries.EntryStore;
import org.junit.jupiter.api.Tag;

/** While there is no outage, the tier is not noticed: in the table. */
@Tag("server")
class OutageTolerantDynamoStoreTest extends DynamoEntryStoreTest {

  @Override
  protected EntryStore newStore() {
    return BypassOf.store(openStore());
  }
}
