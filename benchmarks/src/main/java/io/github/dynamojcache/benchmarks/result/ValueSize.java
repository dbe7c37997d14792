package io.github.dynamojcache.benchmarks.result;

/**
 * How large a value is when it is encoded.
 *
 * @param value the value's name
 * @param codec the codec's name
 * @param bytes its size
 */
public record ValueSize(String value, String codec, int bytes) {}
