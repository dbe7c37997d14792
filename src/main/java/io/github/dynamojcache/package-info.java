/**
 * The public API: a JCache (JSR-107) provider whose store is Amazon DynamoDB.
 *
 * <p>What stands here forwards to the engine. No request, expression or codec may enter.
 */
@NullMarked
package io.github.dynamojcache;

import org.jspecify.annotations.NullMarked;
