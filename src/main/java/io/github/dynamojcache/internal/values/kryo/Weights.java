package io.github.dynamojcache.internal.values.kryo;

import java.util.Arrays;

/** The weights of the objects that were seen, by their numbers. */
final class Weights {

  private static final int NONE = -1;

  private long[] full = new long[64];
  private long[] held = new long[64];
  private boolean[] networks = new boolean[64];

  /**
   * Registers an object that is not finished.
   *
   * @param id its number
   */
  void begin(int id) {
    if (id >= full.length) {
      full = Arrays.copyOf(full, 2 * id);
      held = Arrays.copyOf(held, 2 * id);
      networks = Arrays.copyOf(networks, 2 * id);
    }
    set(id, NONE, 1, false);
  }

  /**
   * Sets the weights of an object.
   *
   * @param id its number
   * @param fullWeight how many objects its hash code visits
   * @param heldObjects how many objects it leads to, those in arrays included
   * @param network whether its hash code uses the network
   */
  void set(int id, long fullWeight, long heldObjects, boolean network) {
    full[id] = fullWeight;
    held[id] = heldObjects;
    networks[id] = network;
  }

  /** Returns how many objects the hash code visits; -1 when the object is not finished. */
  long full(int id) {
    return full[id];
  }

  /** Returns how many objects it leads to; 1 when the object is not finished. */
  long held(int id) {
    return held[id];
  }

  /** Returns whether the hash code uses the network. */
  boolean network(int id) {
    return networks[id];
  }
}
