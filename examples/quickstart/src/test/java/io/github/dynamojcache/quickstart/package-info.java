/** The story is told, and every fact in it is checked. */
@NullMarked
package io.github.dynamojcache.quickstart;

import org.jspecify.annotations.NullMarked;
