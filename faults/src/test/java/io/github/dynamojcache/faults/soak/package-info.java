/** Everything at once for a long time, and a look at what it leaves behind. */
@NullMarked
package io.github.dynamojcache.faults.soak;

import org.jspecify.annotations.NullMarked;
