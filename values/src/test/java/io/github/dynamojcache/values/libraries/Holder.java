package io.github.dynamojcache.values.libraries;

import java.io.Serializable;

/**
 * An application's record with a library's value inside.
 *
 * @param value the value
 */
public record Holder<T>(T value) implements Serializable {}
