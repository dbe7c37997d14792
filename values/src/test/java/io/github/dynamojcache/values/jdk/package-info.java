/** Samples of the JDK's own classes. */
@NullMarked
package io.github.dynamojcache.values.jdk;

import org.jspecify.annotations.NullMarked;
