package io.github.dynamojcache.testing;

import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.config.SettingsOverlay;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import java.util.Map;

/** The settings of a store as a configuration gives them: what a test leaves out is the default. */
public final class ConfiguredStore {

  private ConfiguredStore() {}

  public static StoreSettings settings(Map<String, Object> more) {
    return ManagerSettings.defaults().cacheSettings("cache", new SettingsOverlay(more)).store();
  }
}
