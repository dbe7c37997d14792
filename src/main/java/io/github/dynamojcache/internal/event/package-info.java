/**
 * Listeners: their registration, filters and dispatch, in order per key.
 *
 * <p>The engine decides that something happened, and publishes it; nothing here does.
 */
@NullMarked
package io.github.dynamojcache.internal.event;

import org.jspecify.annotations.NullMarked;
