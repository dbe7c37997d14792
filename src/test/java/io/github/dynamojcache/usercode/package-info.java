/** What becomes of an operation when code of the application throws, whatever it throws. */
@NullMarked
package io.github.dynamojcache.usercode;

import org.jspecify.annotations.NullMarked;
