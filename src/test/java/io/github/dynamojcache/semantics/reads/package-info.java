/** Threads that work on one key at the same time. */
@NullMarked
package io.github.dynamojcache.semantics.reads;

import org.jspecify.annotations.NullMarked;
