/** Decides whether a history is linearizable; knows nothing of processes, HTTP and the provider. */
@NullMarked
package io.github.dynamojcache.faults.checker;

import org.jspecify.annotations.NullMarked;
