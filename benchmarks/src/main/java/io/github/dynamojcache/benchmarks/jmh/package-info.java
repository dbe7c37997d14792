/** What JMH runs: benchmarks, their states and profilers. */
@NullMarked
package io.github.dynamojcache.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
