/**
 * What a cache does while DynamoDB fails, where {@code failure-mode = bypass}: reads miss, writes
 * are skipped and remembered, and what is remembered is made up for before it can be read again.
 *
 * <p>It stands between the operations and the store, and is not there at all with {@code
 * failure-mode = throw}. No AWS class may enter; what a failure is, the room {@code failure} says.
 */
@NullMarked
package io.github.dynamojcache.internal.bypass;

import org.jspecify.annotations.NullMarked;
