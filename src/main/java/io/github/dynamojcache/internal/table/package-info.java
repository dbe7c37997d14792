/**
 * The control plane: create or verify the table, and explain how it differs from what is needed.
 *
 * <p>No item is read or written here.
 */
@NullMarked
package io.github.dynamojcache.internal.table;

import org.jspecify.annotations.NullMarked;
