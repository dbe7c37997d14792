/** Listeners, and what they hear. */
@NullMarked
package io.github.dynamojcache.semantics.events;

import org.jspecify.annotations.NullMarked;
