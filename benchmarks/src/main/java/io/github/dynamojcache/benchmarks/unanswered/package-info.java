/** How long a get takes when nobody answers, in the ways in which networks do that. */
@NullMarked
package io.github.dynamojcache.benchmarks.unanswered;

import org.jspecify.annotations.NullMarked;
