/**
 * Explains failures: SDK exceptions become CacheException with the remedy.
 *
 * <p>Must not retry or decide anything; it only explains.
 */
@NullMarked
package io.github.dynamojcache.internal.failure;

import org.jspecify.annotations.NullMarked;
