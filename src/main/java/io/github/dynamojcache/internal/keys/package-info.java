/**
 * Keys and their canonical text: one text for all keys that are equal, and no text for a key whose
 * equality nobody can tell from outside.
 *
 * <p>No DynamoDB class may enter, and no setting of a cache.
 */
@NullMarked
package io.github.dynamojcache.internal.keys;

import org.jspecify.annotations.NullMarked;
