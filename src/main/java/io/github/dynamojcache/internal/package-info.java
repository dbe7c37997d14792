/** Internal packages: applications must not use them, and they may change in any release. */
@NullMarked
package io.github.dynamojcache.internal;

import org.jspecify.annotations.NullMarked;
