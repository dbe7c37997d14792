/**
 * Meters for applications that have Micrometer: the bill and the other figures of a cache.
 *
 * <p>Micrometer is an optional dependency: nothing else in the provider may use this package, so
 * its classes are loaded only if the application uses it.
 */
@NullMarked
package io.github.dynamojcache.micrometer;

import org.jspecify.annotations.NullMarked;
