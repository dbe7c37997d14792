/** Values and keys as applications have them, and the ways to turn them into bytes. */
@NullMarked
package io.github.dynamojcache.benchmarks.samples;

import org.jspecify.annotations.NullMarked;
