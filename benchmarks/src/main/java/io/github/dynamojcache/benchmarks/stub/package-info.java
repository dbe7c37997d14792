/**
 * A transport without a network: an HTTP client of the SDK that answers at once, so that what is
 * measured is the client's own cost. Knows nothing of who asks.
 */
@NullMarked
package io.github.dynamojcache.benchmarks.stub;

import org.jspecify.annotations.NullMarked;
