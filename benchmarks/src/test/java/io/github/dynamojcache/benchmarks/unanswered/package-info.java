/** Every scenario comes to its end. */
@org.jspecify.annotations.NullMarked
package io.github.dynamojcache.benchmarks.unanswered;
