/** Every kind of start comes to its value. */
@org.jspecify.annotations.NullMarked
package io.github.dynamojcache.benchmarks.coldstart;
