package io.github.dynamojcache.internal.values;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Small graphs of objects whose hash codes go through 2 to the power of the depth of objects. */
final class SharedGraphs {

  private SharedGraphs() {}

  /** Lists that each hold the one below twice. */
  static Object lists(int depth) {
    Object bomb = new ArrayList<>(List.of(1));
    for (int i = 0; i < depth; i++) {
      bomb = new ArrayList<>(List.of(bomb, bomb));
    }
    return bomb;
  }

  /** The shape that is known as SerialDOS: each set is filled when it is in the one above. */
  static Set<Object> sets(int depth) {
    Set<Object> root = new HashSet<>();
    Set<Object> one = root;
    Set<Object> other = new HashSet<>();
    for (int i = 0; i < depth; i++) {
      Set<Object> below = new HashSet<>();
      Set<Object> beside = new HashSet<>();
      below.add(0);
      one.addAll(List.of(below, beside));
      other.addAll(List.of(below, beside));
      one = below;
      other = beside;
    }
    return root;
  }
}
