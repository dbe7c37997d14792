/** What DynamoDB reported, counted by operation. */
@NullMarked
package io.github.dynamojcache.semantics.bill;

import org.jspecify.annotations.NullMarked;
