/** Where JSR-107 leaves a choice. */
@NullMarked
package io.github.dynamojcache.semantics.choices;

import org.jspecify.annotations.NullMarked;
