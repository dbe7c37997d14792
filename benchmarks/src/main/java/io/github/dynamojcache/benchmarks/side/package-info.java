/**
 * The two sides of every comparison: the cache, and the best calls of the SDK that we can write by
 * hand. Nothing of JMH may enter.
 */
@NullMarked
package io.github.dynamojcache.benchmarks.side;

import org.jspecify.annotations.NullMarked;
