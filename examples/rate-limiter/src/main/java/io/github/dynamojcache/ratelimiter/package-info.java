/** A limit of calls that all JVMs share, with Bucket4j. */
@NullMarked
package io.github.dynamojcache.ratelimiter;

import org.jspecify.annotations.NullMarked;
