/**
 * The keys that seal values, implemented or supplied by an application. Depends on no other package
 * of the provider.
 */
@NullMarked
package io.github.dynamojcache.seal;

import org.jspecify.annotations.NullMarked;
