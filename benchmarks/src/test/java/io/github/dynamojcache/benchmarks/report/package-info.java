/** The page says what was measured. */
@org.jspecify.annotations.NullMarked
package io.github.dynamojcache.benchmarks.report;
