/**
 * Values as documents in DynamoDB's own types, mapped by Jackson, and the check that each value is
 * read back unchanged.
 *
 * <p>Jackson is optional: its classes are used only in this package, and this package is loaded
 * only when Jackson is used.
 */
@NullMarked
package io.github.dynamojcache.internal.values.json;

import org.jspecify.annotations.NullMarked;
