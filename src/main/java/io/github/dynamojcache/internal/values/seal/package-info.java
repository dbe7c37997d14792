/**
 * Integrity and secrecy of stored values: HMAC-SHA-256 or AES-GCM, bound to the place where the
 * value stands.
 *
 * <p>No cipher of its own and no random source of its own: all cryptography is the JDK's. A key
 * never enters a message, a log or a {@code toString}.
 */
@NullMarked
package io.github.dynamojcache.internal.values.seal;

import org.jspecify.annotations.NullMarked;
