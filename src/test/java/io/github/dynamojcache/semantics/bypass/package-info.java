/** What a cache does while DynamoDB fails, with {@code failure-mode = bypass}. */
@NullMarked
package io.github.dynamojcache.semantics.bypass;

import org.jspecify.annotations.NullMarked;
