/**
 * What went wrong, in words: SDK failures become CacheException with the remedy.
 *
 * <p>Nothing here retries or decides; it only explains.
 */
@NullMarked
package io.github.dynamojcache.internal.failure;

import org.jspecify.annotations.NullMarked;
