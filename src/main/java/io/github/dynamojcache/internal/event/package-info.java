/**
 * Listeners: their registration, filters and dispatch, in order per key.
 *
 * <p>Nothing here decides that something happened; the engine does, and announces it.
 */
@NullMarked
package io.github.dynamojcache.internal.event;

import org.jspecify.annotations.NullMarked;
