/** Both sides do the same: the same requests, the same answers. */
@org.jspecify.annotations.NullMarked
package io.github.dynamojcache.benchmarks.side;
