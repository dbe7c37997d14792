/**
 * The port to a store: what the engine needs from a store, and the types that both use. A tier
 * implements {@link io.github.dynamojcache.internal.entries.EntryStore} around another one.
 *
 * <p>It must not use classes of DynamoDB or of a tier.
 */
@NullMarked
package io.github.dynamojcache.internal.entries;

import org.jspecify.annotations.NullMarked;
