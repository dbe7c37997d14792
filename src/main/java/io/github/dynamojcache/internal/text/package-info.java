/**
 * Text in terms of UTF-8.
 *
 * <p>Must contain nothing else.
 */
@NullMarked
package io.github.dynamojcache.internal.text;

import org.jspecify.annotations.NullMarked;
