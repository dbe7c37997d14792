/** Reads and writes of entries within the current generation: one, many, and all in pages. */
@NullMarked
package io.github.dynamojcache.internal.dynamo.entry;

import org.jspecify.annotations.NullMarked;
