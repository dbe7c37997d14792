/** Iterators: what they see, in which order of requests, and what stops them. */
@NullMarked
package io.github.dynamojcache.semantics.iteration;

import org.jspecify.annotations.NullMarked;
