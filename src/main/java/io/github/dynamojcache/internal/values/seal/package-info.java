/**
 * Integrity and secrecy of stored values: HMAC-SHA-256 or AES-GCM, bound to the place of the value.
 *
 * <p>All ciphers and random sources are the JDK's. A key never enters a message, a log or a {@code
 * toString}.
 */
@NullMarked
package io.github.dynamojcache.internal.values.seal;

import org.jspecify.annotations.NullMarked;
