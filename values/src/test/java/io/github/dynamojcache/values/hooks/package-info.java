/** Small classes of an application, each with another part of Java's serialization contract. */
@NullMarked
package io.github.dynamojcache.values.hooks;

import org.jspecify.annotations.NullMarked;
