/** Lost answers, refusals, errors and interrupts: nothing is lost, nothing is done twice. */
@NullMarked
package io.github.dynamojcache.semantics.faults;

import org.jspecify.annotations.NullMarked;
