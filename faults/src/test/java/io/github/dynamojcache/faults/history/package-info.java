/** What was called, when, and what came of it; knows neither the provider nor the checker. */
@NullMarked
package io.github.dynamojcache.faults.history;

import org.jspecify.annotations.NullMarked;
