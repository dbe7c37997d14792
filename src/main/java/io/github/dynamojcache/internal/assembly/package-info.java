/**
 * Puts a cache together, in one place: connection, codec, customizations, seal, entries, tiers and
 * engine; and closes it.
 *
 * <p>The only room that knows all the others. No operation of a cache passes through it.
 */
@NullMarked
package io.github.dynamojcache.internal.assembly;

import org.jspecify.annotations.NullMarked;
