/**
 * The bill as meters of Micrometer, for applications that have Micrometer.
 *
 * <p>Micrometer is an optional dependency: nothing else in the provider may know this package, so
 * that nothing of it is loaded unless the application uses it.
 */
@NullMarked
package io.github.dynamojcache.micrometer;

import org.jspecify.annotations.NullMarked;
