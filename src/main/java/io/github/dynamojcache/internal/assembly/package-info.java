/**
 * Assembles a cache in one place: connection, codec, customizations, seal, entries, tiers and
 * engine; and closes it.
 *
 * <p>The only package that depends on all the others. No cache operation passes through it.
 */
@NullMarked
package io.github.dynamojcache.internal.assembly;

import org.jspecify.annotations.NullMarked;
