/** From the start of a JVM to the first value that it has from a table. */
@NullMarked
package io.github.dynamojcache.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
