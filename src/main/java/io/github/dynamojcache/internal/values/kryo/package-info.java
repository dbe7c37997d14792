/**
 * Values written by Kryo: the form of each class, and the checks that refuse an object when it is
 * written.
 *
 * <p>Kryo's classes are used only in this package. Must not depend on caches, settings or the
 * envelope.
 */
@NullMarked
package io.github.dynamojcache.internal.values.kryo;

import org.jspecify.annotations.NullMarked;
