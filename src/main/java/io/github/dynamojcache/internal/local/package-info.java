/**
 * Starts DynamoDB Local inside the JVM, by reflection, when the user has put it on the class path.
 *
 * <p>Compiled against none of it; never used unless {@code endpoint = embedded} asks for it.
 */
@NullMarked
package io.github.dynamojcache.internal.local;

import org.jspecify.annotations.NullMarked;
