/**
 * Fuzz tests, guided by coverage. In here is what looks for bad bytes; what was found becomes a
 * test beside the code.
 */
@NullMarked
package io.github.dynamojcache.fuzz;

import org.jspecify.annotations.NullMarked;
