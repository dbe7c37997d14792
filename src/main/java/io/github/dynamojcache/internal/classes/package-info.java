/**
 * Classes by name, and by application: which classes stored data may name, how a name becomes a
 * class, and to which application a class belongs when applications share a provider.
 *
 * <p>Must not depend on keys, values or caches.
 */
@NullMarked
package io.github.dynamojcache.internal.classes;

import org.jspecify.annotations.NullMarked;
