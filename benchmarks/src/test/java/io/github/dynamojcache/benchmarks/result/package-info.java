/** How ratios come about. */
@org.jspecify.annotations.NullMarked
package io.github.dynamojcache.benchmarks.result;
