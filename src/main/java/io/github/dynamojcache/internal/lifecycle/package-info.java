/**
 * How managers and caches begin and end: what is being made and who waits for it, operations that
 * are under way, threads and their context, and closing in time.
 *
 * <p>Nothing about entries, settings or DynamoDB may enter.
 */
@NullMarked
package io.github.dynamojcache.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
