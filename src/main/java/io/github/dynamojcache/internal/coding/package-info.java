/**
 * Converts the keys and values of one cache to their stored form and back: with the classes of the
 * calling application, of the declared types, compressed, within the size limits.
 *
 * <p>The packages below this one turn keys into text and values into bytes. No request may be sent
 * from here.
 */
@NullMarked
package io.github.dynamojcache.internal.coding;

import org.jspecify.annotations.NullMarked;
