/**
 * The class filter of a cache: the combination of its declared types, the lists of known classes
 * and the settings.
 *
 * <p>Nothing here may load a class by a name from stored data. Must not depend on any codec.
 */
@NullMarked
package io.github.dynamojcache.internal.classes.filter;

import org.jspecify.annotations.NullMarked;
