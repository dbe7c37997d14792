/**
 * The semantics of the operations of JSR-107: expiry, loader, writer, entry processor, statistics,
 * events.
 *
 * <p>It turns operations into write intents, and interprets their outcomes. It must not use AWS
 * classes.
 */
@NullMarked
package io.github.dynamojcache.internal.engine;

import org.jspecify.annotations.NullMarked;
