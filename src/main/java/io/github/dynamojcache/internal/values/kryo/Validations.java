package io.github.dynamojcache.internal.values.kryo;

import java.io.InvalidObjectException;
import java.io.ObjectInputValidation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The callbacks that objects have registered for the time when the whole value has been read. */
final class Validations {

  private record Asked(ObjectInputValidation validation, int priority) {}

  private final List<Asked> asked = new ArrayList<>();

  void add(ObjectInputValidation validation, int priority) {
    asked.add(new Asked(validation, priority));
  }

  void clear() {
    asked.clear();
  }

  /**
   * Calls all: those of the highest priority first, and among equal priorities the last registered
   * first, as {@code ObjectInputStream} does.
   *
   * @throws InvalidObjectException when one finds the value invalid
   */
  void run() throws InvalidObjectException {
    if (asked.isEmpty()) {
      return;
    }
    List<Asked> all = new ArrayList<>(asked);
    asked.clear();
    Collections.reverse(all);
    all.sort(Comparator.comparing(Asked::priority).reversed());
    for (Asked each : all) {
      each.validation.validateObject();
    }
  }
}
