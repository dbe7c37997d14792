/**
 * What the provider promises to its users, shown against a real DynamoDB Local over HTTP: absence
 * of expired items, expiry, atomicity over JVMs, generations, iteration, purge, batches.
 *
 * <p>A second JVM is a second manager with a client of its own, and where that is not enough, a
 * second process.
 */
@NullMarked
package io.github.dynamojcache.semantics;

import org.jspecify.annotations.NullMarked;
