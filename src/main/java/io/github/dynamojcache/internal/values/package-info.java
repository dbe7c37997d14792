/**
 * Values and their stored form: text, documents, or bytes in an envelope that names the codec. The
 * packages below make the bytes.
 *
 * <p>Must not depend on DynamoDB classes or on cache settings: a codec gets its settings when it is
 * created.
 */
@NullMarked
package io.github.dynamojcache.internal.values;

import org.jspecify.annotations.NullMarked;
