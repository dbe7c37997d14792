/**
 * What applications implement to decide how keys and values are stored: codecs, the surrogate of
 * one class, and the exceptions that say what could not be stored or read.
 *
 * <p>No DynamoDB class may enter, and no setting of a cache: a codec is told what it needs when it
 * is made.
 */
@NullMarked
package io.github.dynamojcache.codec;

import org.jspecify.annotations.NullMarked;
