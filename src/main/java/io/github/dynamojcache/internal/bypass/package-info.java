/**
 * What a cache does while DynamoDB fails, with {@code failure-mode = bypass}: reads miss, writes
 * are skipped and journalled, and journalled entries are deleted before they can be read again.
 *
 * <p>This package lies between the operations and the store, and is not used with {@code
 * failure-mode = throw}. It must not use AWS classes; the package {@code failure} classifies
 * failures.
 */
@NullMarked
package io.github.dynamojcache.internal.bypass;

import org.jspecify.annotations.NullMarked;
