/**
 * Keys and their canonical text: one text for all keys that are equal, and no text for a key whose
 * equality cannot be determined from outside.
 *
 * <p>Must not depend on DynamoDB classes or on cache settings.
 */
@NullMarked
package io.github.dynamojcache.internal.keys;

import org.jspecify.annotations.NullMarked;
