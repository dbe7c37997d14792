/**
 * The port: what the engine needs of a store, and the words that both use. A tier implements {@link
 * io.github.dynamojcache.internal.entries.EntryStore} around another one.
 *
 * <p>No DynamoDB class may enter, and no tier's.
 */
@NullMarked
package io.github.dynamojcache.internal.entries;

import org.jspecify.annotations.NullMarked;
