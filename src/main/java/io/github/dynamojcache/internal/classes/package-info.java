/**
 * Classes by name, and by application: which of them stored data may name, how a name becomes a
 * class, and whose classes they are where applications share a provider.
 *
 * <p>Nothing about keys, values or caches may enter.
 */
@NullMarked
package io.github.dynamojcache.internal.classes;

import org.jspecify.annotations.NullMarked;
