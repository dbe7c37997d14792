package io.github.dynamojcache.internal.values;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down which methods of which classes ran; a test empties it. */
final class HookRecorder {

  private static final List<String> RAN = new CopyOnWriteArrayList<>();

  private HookRecorder() {}

  static void record(Object who, String method) {
    RAN.add(who.getClass().getSimpleName() + "." + method);
  }

  static void recordLoading(String className) {
    RAN.add("loaded " + className);
  }

  static List<String> ran() {
    return List.copyOf(RAN);
  }

  static void reset() {
    RAN.clear();
  }
}
