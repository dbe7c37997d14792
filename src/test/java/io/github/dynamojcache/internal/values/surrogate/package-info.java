/** Surrogates: those that an application declares, and the library's own. */
@NullMarked
package io.github.dynamojcache.internal.values.surrogate;

import org.jspecify.annotations.NullMarked;
