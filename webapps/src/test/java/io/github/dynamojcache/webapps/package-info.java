/** The provider in a loader above several web applications. */
@NullMarked
package io.github.dynamojcache.webapps;

import org.jspecify.annotations.NullMarked;
