/** The page and its chart: numbers to Markdown and SVG. Measures nothing. */
@NullMarked
package io.github.dynamojcache.benchmarks.report;

import org.jspecify.annotations.NullMarked;
