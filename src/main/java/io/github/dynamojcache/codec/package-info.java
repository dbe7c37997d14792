/**
 * Keys to canonical text, values to attribute values.
 *
 * <p>For applications there are {@link io.github.dynamojcache.codec.KeyCodec}, {@link
 * io.github.dynamojcache.codec.ValueCodec}, {@link io.github.dynamojcache.codec.ValueSurrogate},
 * {@link io.github.dynamojcache.codec.UnsupportedValueException} and {@link
 * io.github.dynamojcache.codec.UndecodableValueException}. All else is the library's own.
 *
 * <p>No DynamoDB class may enter, and no setting of a cache: a codec is told what it needs when it
 * is made.
 */
@NullMarked
package io.github.dynamojcache.codec;

import org.jspecify.annotations.NullMarked;
