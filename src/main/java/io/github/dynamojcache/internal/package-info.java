/** What applications do not name: everything below may change in any release. */
@NullMarked
package io.github.dynamojcache.internal;

import org.jspecify.annotations.NullMarked;
