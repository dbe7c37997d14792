/**
 * Finds the surrogate of a class: the surrogates that the application declared, and the library's
 * own for classes of well-known libraries.
 *
 * <p>Must not be compiled against any library: each is used by reflection, once a class of its name
 * is first seen. Must not depend on any codec.
 */
@NullMarked
package io.github.dynamojcache.internal.values.surrogate;

import org.jspecify.annotations.NullMarked;
