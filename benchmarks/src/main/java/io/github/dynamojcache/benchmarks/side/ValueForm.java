package io.github.dynamojcache.benchmarks.side;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How hand-written code stores a value. Thread-safe.
 *
 * @param <V> the type of value
 */
public interface ValueForm<V> {

  /** Text as it is. */
  ValueForm<String> TEXT =
      new ValueForm<>() {
        @Override
        public AttributeValue write(String value) {
          return AttributeValue.fromS(value);
        }

        @Override
        public String read(AttributeValue stored) {
          return stored.s();
        }
      };

  /** Returns the attribute of a value. */
  AttributeValue write(V value);

  /** Returns the value of an attribute. */
  V read(AttributeValue stored);
}
