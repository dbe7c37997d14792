package io.github.dynamojcache.faults.soak;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All samples of a run, and whether they are level.
 *
 * @param all in their order
 */
record Samples(List<Sample> all) {

  private static final double SECONDS_PER_HOUR = 3_600;

  /** Returns by how much the mean of the last quarter is above that of the first. */
  double rise(ToDoubleFunction<Sample> figure) {
    int quarter = Math.max(1, all.size() / 4);
    return mean(all.subList(all.size() - quarter, all.size()), figure)
        - mean(all.subList(0, quarter), figure);
  }

  private static double mean(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    return samples.stream().mapToDouble(figure).average().orElse(0);
  }

  /** Returns the slope of the line that fits best, by the hour. */
  double slope(ToDoubleFunction<Sample> figure) {
    double middle = mean(all, Sample::second);
    double level = mean(all, figure);
    double together = 0;
    double alone = 0;
    for (Sample sample : all) {
      together += (sample.second() - middle) * (figure.applyAsDouble(sample) - level);
      alone += (sample.second() - middle) * (sample.second() - middle);
    }
    return alone == 0 ? 0 : together / alone * SECONDS_PER_HOUR;
  }
}
