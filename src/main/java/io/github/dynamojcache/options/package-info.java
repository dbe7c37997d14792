/**
 * The enums of settings, and the listener for outages. Depends on no other package of the provider.
 */
@NullMarked
package io.github.dynamojcache.options;

import org.jspecify.annotations.NullMarked;
