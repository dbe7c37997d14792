/**
 * Classes by name: which of them stored data may name, and how a name becomes a class.
 *
 * <p>Nothing about keys, values or caches may enter.
 */
@NullMarked
package io.github.dynamojcache.internal.classes;

import org.jspecify.annotations.NullMarked;
