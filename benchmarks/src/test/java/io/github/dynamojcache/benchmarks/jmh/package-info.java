/** Every benchmark runs, and its results arrive. */
@org.jspecify.annotations.NullMarked
package io.github.dynamojcache.benchmarks.jmh;
