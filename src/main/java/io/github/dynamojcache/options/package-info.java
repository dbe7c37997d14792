/**
 * The closed choices of settings, and the listener that hears of outages. Knows no other package of
 * the provider.
 */
@NullMarked
package io.github.dynamojcache.options;

import org.jspecify.annotations.NullMarked;
