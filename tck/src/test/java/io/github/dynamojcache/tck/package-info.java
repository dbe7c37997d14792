/**
 * What the TCK needs around it: an engine, a container for the annotations, and somebody who
 * counts.
 */
@NullMarked
package io.github.dynamojcache.tck;

import org.jspecify.annotations.NullMarked;
