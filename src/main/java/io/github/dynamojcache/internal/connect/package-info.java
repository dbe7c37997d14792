/**
 * How the DynamoDB client of a cache manager comes to be: handed in, built from the settings and
 * the SDK's own chains, or the embedded engine's.
 *
 * <p>No request is sent from here. Only the public API may use it.
 */
@NullMarked
package io.github.dynamojcache.internal.connect;

import org.jspecify.annotations.NullMarked;
