package io.github.dynamojcache.values;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from the root of a graph to an object in it.
 *
 * @param before the way to the object that holds it, null for the root
 * @param step what leads on from there
 */
record Way(@Nullable Way before, String step) {

  private static final int MOST_STEPS = 12;

  @Override
  public String toString() {
    List<String> steps = new ArrayList<>();
    for (Way way = this; way != null; way = way.before) {
      steps.add(0, way.step);
    }
    return steps.size() <= MOST_STEPS
        ? String.join(" > ", steps)
        : String.join(" > ", steps.subList(0, 6))
            + " > ... > "
            + String.join(" > ", steps.subList(steps.size() - 5, steps.size()));
  }
}
