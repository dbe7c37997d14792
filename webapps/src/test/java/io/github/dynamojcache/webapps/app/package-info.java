/** A web application: packed into WEB-INF/classes, and loaded from there. */
@NullMarked
package io.github.dynamojcache.webapps.app;

import org.jspecify.annotations.NullMarked;
