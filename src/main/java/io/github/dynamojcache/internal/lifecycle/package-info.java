/**
 * The start and end of managers and caches: objects being created and the threads that wait for
 * them, running operations, threads and their context, and closing within a time limit.
 *
 * <p>Must contain nothing about entries, settings or DynamoDB.
 */
@NullMarked
package io.github.dynamojcache.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
