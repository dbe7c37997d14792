/**
 * Text as UTF-8 sees it.
 *
 * <p>Nothing else may enter.
 */
@NullMarked
package io.github.dynamojcache.internal.text;

import org.jspecify.annotations.NullMarked;
