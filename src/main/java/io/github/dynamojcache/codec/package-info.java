/**
 * Interfaces by which applications define how keys and values are stored: codecs and surrogates,
 * and the exceptions for keys and values that cannot be stored or read.
 *
 * <p>Must not refer to DynamoDB classes or to settings of a cache: a codec receives what it needs
 * when it is created.
 */
@NullMarked
package io.github.dynamojcache.codec;

import org.jspecify.annotations.NullMarked;
