/**
 * What each operation costs, in requests and capacity units, measured against what docs/costs.md
 * says: the tables of that document are the data of these tests.
 */
@NullMarked
package io.github.dynamojcache.ledger;

import org.jspecify.annotations.NullMarked;
