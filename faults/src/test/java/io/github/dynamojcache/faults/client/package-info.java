/** A JVM that uses a cache under faults and tells what it does; knows nothing of the checker. */
@NullMarked
package io.github.dynamojcache.faults.client;

import org.jspecify.annotations.NullMarked;
