/**
 * Values above the size of an item: how they are divided into chunks, read, and their old chunks
 * deleted.
 */
@NullMarked
package io.github.dynamojcache.internal.dynamo.chunks;

import org.jspecify.annotations.NullMarked;
