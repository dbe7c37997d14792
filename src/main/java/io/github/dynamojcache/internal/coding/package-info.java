/**
 * The keys and values of one cache on their way to the store and back: in the classes of the
 * application that asks, of the declared types, compressed, within the bounds.
 *
 * <p>How a key becomes text and a value becomes bytes is told in the rooms below. No request may be
 * sent from here.
 */
@NullMarked
package io.github.dynamojcache.internal.coding;

import org.jspecify.annotations.NullMarked;
