/**
 * Threads that inherit nothing from the thread that starts them.
 *
 * <p>Nothing of the provider may enter.
 */
@NullMarked
package io.github.dynamojcache.internal.threads;

import org.jspecify.annotations.NullMarked;
