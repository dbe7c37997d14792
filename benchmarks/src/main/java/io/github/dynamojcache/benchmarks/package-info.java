/** The command: what is run, and in which order. */
@NullMarked
package io.github.dynamojcache.benchmarks;

import org.jspecify.annotations.NullMarked;
