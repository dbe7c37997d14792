/** A first look at dynamo-jcache: a story about two cache managers, and its bill. */
@NullMarked
package io.github.dynamojcache.quickstart;

import org.jspecify.annotations.NullMarked;
