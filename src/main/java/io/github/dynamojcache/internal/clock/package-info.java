/**
 * The time: the JVM's clock, what the service's answers say about it, and the time by which entries
 * expire.
 */
@NullMarked
package io.github.dynamojcache.internal.clock;

import org.jspecify.annotations.NullMarked;
