package io.github.dynamojcache.faults.client;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a cache's values stand for the histories' values, which are text.
 *
 * @param of makes a value
 * @param text tells what a value stands for
 * @param <V> the type of value
 */
record Form<V>(Function<String, V> of, Function<V, String> text) {

  static final Form<String> PLAIN = new Form<>(value -> value, value -> value);
  static final Form<Text> OBJECT = new Form<>(Text::of, Text::text);

  @Nullable String read(@Nullable V value) {
    return value == null ? null : text.apply(value);
  }
}
