/**
 * Values by Kryo: what each class becomes, and what is refused when it is written.
 *
 * <p>Kryo's classes stay in here. Nothing about caches, settings or the envelope may enter.
 */
@NullMarked
package io.github.dynamojcache.internal.values.kryo;

import org.jspecify.annotations.NullMarked;
