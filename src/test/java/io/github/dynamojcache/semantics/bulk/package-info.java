/** Bulk operations: batches, memory, networks that carry little, and what was not finished. */
@NullMarked
package io.github.dynamojcache.semantics.bulk;

import org.jspecify.annotations.NullMarked;
