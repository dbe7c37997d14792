/** What was measured, as numbers. Knows neither how, nor how it is shown. */
@NullMarked
package io.github.dynamojcache.benchmarks.result;

import org.jspecify.annotations.NullMarked;
