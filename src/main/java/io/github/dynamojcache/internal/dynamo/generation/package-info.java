/**
 * Generations: which entries of a cache are current, how a clear makes all of them old, and how the
 * old ones are deleted.
 */
@NullMarked
package io.github.dynamojcache.internal.dynamo.generation;

import org.jspecify.annotations.NullMarked;
