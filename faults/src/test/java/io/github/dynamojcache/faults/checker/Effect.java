package io.github.dynamojcache.faults.checker;

import org.jspecify.annotations.Nullable;

/**
 * What a call does to an entry when it is alone.
 *
 * @param state the value afterwards; null when there is no entry
 * @param result what the call returns, booleans as text
 */
record Effect(@Nullable String state, @Nullable String result) {}
