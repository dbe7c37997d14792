/**
 * What is stored: the items of entries and of a cache's meta data, their attributes, sizes and
 * keys.
 *
 * <p>Nothing in this package sends a request.
 */
@NullMarked
package io.github.dynamojcache.internal.dynamo.item;

import org.jspecify.annotations.NullMarked;
