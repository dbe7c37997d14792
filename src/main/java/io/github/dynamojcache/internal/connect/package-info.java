/**
 * Creates the DynamoDB client of a cache manager: the application's own, one built from the
 * settings and the SDK's own chains, or that of the embedded engine.
 *
 * <p>Sends no requests. Only the public API may use it.
 */
@NullMarked
package io.github.dynamojcache.internal.connect;

import org.jspecify.annotations.NullMarked;
