/**
 * The class filter of a cache: what its declared types, the lists of known classes and the settings
 * say together.
 *
 * <p>Nothing may enter that loads a class by a name from stored data, and no codec.
 */
@NullMarked
package io.github.dynamojcache.internal.classes.filter;

import org.jspecify.annotations.NullMarked;
