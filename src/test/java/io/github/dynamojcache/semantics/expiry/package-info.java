/** When entries are absent, and what an access does to their deadline. */
@NullMarked
package io.github.dynamojcache.semantics.expiry;

import org.jspecify.annotations.NullMarked;
