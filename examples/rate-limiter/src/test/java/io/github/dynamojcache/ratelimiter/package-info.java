/** The limiter, and Bucket4j's own tests, on this provider. */
@NullMarked
package io.github.dynamojcache.ratelimiter;

import org.jspecify.annotations.NullMarked;
