/**
 * What the provider promises to its users, by feature: mostly shown against a real DynamoDB Local
 * over HTTP, and in memory where every store does the same. What the tests share is in {@code
 * testing}.
 *
 * <p>A second JVM is a second manager with a client of its own, and where that is not enough, a
 * second process.
 */
@NullMarked
package io.github.dynamojcache.semantics;

import org.jspecify.annotations.NullMarked;
