/**
 * Starts DynamoDB Local inside the JVM, by reflection, if the user has put it on the class path.
 *
 * <p>Compiled without it; used only with {@code endpoint = embedded}.
 */
@NullMarked
package io.github.dynamojcache.internal.local;

import org.jspecify.annotations.NullMarked;
