/**
 * Keys to canonical text, values to attribute values.
 *
 * <p>No DynamoDB class may enter, and no setting of a cache: a codec is told what it needs when it
 * is made.
 */
@NullMarked
package io.github.dynamojcache.codec;

import org.jspecify.annotations.NullMarked;
