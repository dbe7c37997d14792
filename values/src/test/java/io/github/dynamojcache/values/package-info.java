/**
 * The oracle of values: what the codec brings back is compared with what Java serialization brings
 * back, object graph by object graph.
 */
@NullMarked
package io.github.dynamojcache.values;

import org.jspecify.annotations.NullMarked;
