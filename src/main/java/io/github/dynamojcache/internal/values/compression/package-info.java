/**
 * Makes the bytes of values shorter before they are stored, and as they were after they are read.
 *
 * <p>The libraries that compress stay in here, each in one class that is loaded only when it is
 * wanted. Nothing about caches, codecs or what the bytes mean may enter.
 */
@NullMarked
package io.github.dynamojcache.internal.values.compression;

import org.jspecify.annotations.NullMarked;
