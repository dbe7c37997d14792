package io.github.dynamojcache.values;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A value to store.
 *
 * @param name tells it from the other samples of its set; the same in every JVM
 * @param instance makes the value anew, the same value each time and in every JVM
 * @param use uses the value as an application would, and throws when it does not behave
 */
public record Sample(String name, Callable<?> instance, Consumer<Object> use) {

  /**
   * A sample that is used as what it is: its elements are looked up, its text is asked for.
   *
   * @param name tells it from the other samples of its set
   * @param instance makes the value anew
   * @return the sample
   */
  public static Sample of(String name, Callable<?> instance) {
    return new Sample(name, instance, Use::everything);
  }

  /**
   * The same value with another use.
   *
   * @param type the value's class
   * @param use throws when the value does not behave
   * @param <T> the value's class
   * @return a new sample
   */
  public <T> Sample usedBy(Class<T> type, Consumer<T> use) {
    return new Sample(
        name,
        instance,
        value -> {
          Use.everything(value);
          use.accept(type.cast(value));
        });
  }

  /** Makes the value. */
  public Object make() {
    try {
      return instance.call();
    } catch (Exception e) {
      throw new IllegalStateException("The sample " + name + " cannot be made", e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
