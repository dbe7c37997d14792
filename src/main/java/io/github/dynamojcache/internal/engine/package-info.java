/**
 * What each operation of JSR-107 means: expiry, loader, writer, entry processor, statistics,
 * events.
 *
 * <p>An operation becomes a write intent, an outcome is interpreted. No AWS class may enter.
 */
@NullMarked
package io.github.dynamojcache.internal.engine;

import org.jspecify.annotations.NullMarked;
