/**
 * Which surrogate serves a class: those that the application declared, and the library's own for
 * classes of well-known libraries.
 *
 * <p>No library may be compiled against: each is reached by reflection, when a class of its name is
 * met first. No codec may enter.
 */
@NullMarked
package io.github.dynamojcache.internal.values.surrogate;

import org.jspecify.annotations.NullMarked;
