/** Values of well-known libraries, as applications cache them. */
@NullMarked
package io.github.dynamojcache.values.libraries;

import org.jspecify.annotations.NullMarked;
