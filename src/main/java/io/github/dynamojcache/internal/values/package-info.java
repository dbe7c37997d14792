/**
 * Values and their stored form: text, documents, or bytes in an envelope that names the codec. How
 * the bytes are made is told in the packages below.
 *
 * <p>No DynamoDB class may enter, and no setting of a cache: a codec is told what it needs when it
 * is made.
 */
@NullMarked
package io.github.dynamojcache.internal.values;

import org.jspecify.annotations.NullMarked;
