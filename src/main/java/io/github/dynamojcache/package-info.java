/**
 * The public API: a JCache (JSR-107) provider whose store is Amazon DynamoDB.
 *
 * <p>Parameters and return values are never null, unless they are marked {@code @Nullable}.
 *
 * <p>These classes forward to the engine. They must contain no requests, expressions or codecs.
 */
@NullMarked
package io.github.dynamojcache;

import org.jspecify.annotations.NullMarked;
