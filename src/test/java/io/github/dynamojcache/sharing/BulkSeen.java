package io.github.dynamojcache.sharing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an application sees of bulk operations when everything is right. */
public final class BulkSeen {

  private BulkSeen() {}

  /** Returns what {@link io.github.dynamojcache.sharing.app.Bulk} tells then. */
  public static Map<String, Object> all() {
    Map<String, Object> expected = new HashMap<>();
    expected.put("iterated", 200);
    expected.put("read", 200);
    for (String listener : List.of("synchronous ", "asynchronous ")) {
      expected.put(listener + "CREATED", 200);
      expected.put(listener + "UPDATED", 200);
      expected.put(listener + "REMOVED", 200);
      expected.put(listener + "without old value", 0);
      expected.put(listener + "contexts", true);
    }
    expected.put("loaded", 50);
    expected.put("loader contexts", true);
    return expected;
  }
}
