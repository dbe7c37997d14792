/**
 * Values from the call to the table and back: codecs, filters, comparison, seals, and what others
 * wrote.
 */
@NullMarked
package io.github.dynamojcache.semantics.values;

import org.jspecify.annotations.NullMarked;
