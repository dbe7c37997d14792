/**
 * Compresses the bytes of values before they are stored, and decompresses them after they are read.
 *
 * <p>Compression libraries are used only here, each in one class that is loaded only when it is
 * needed. Must not depend on caches, on codecs or on the meaning of the bytes.
 */
@NullMarked
package io.github.dynamojcache.internal.values.compression;

import org.jspecify.annotations.NullMarked;
