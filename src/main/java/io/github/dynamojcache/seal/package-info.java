/**
 * The keys that seal values: what an application implements or hands in. Knows no other package of
 * the provider.
 */
@NullMarked
package io.github.dynamojcache.seal;

import org.jspecify.annotations.NullMarked;
