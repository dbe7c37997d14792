package io.github.dynamojcache.internal.dynamo.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** The capacity units that a response reports. */
final class ConsumedUnits {

  private ConsumedUnits() {}

  /**
   * Returns 0 if no capacity was requested, or if a client of the application does not report it.
   */
  static double of(@Nullable ConsumedCapacity consumed) {
    return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
  }

  static double of(List<ConsumedCapacity> byTable) {
    double units = 0;
    for (int i = 0; i < byTable.size(); i++) {
      units += of(byTable.get(i));
    }
    return units;
  }
}
