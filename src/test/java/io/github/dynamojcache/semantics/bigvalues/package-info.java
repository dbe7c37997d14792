/** Values that do not fit into an item. */
@NullMarked
package io.github.dynamojcache.semantics.bigvalues;

import org.jspecify.annotations.NullMarked;
