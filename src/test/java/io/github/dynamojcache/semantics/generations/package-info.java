/** The life of a cache in its table: generations, the meta item, purge, destruction. */
@NullMarked
package io.github.dynamojcache.semantics.generations;

import org.jspecify.annotations.NullMarked;
