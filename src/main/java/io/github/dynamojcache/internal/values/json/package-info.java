/**
 * Values by Jackson, as documents in DynamoDB's own types: what each becomes, and the proof that it
 * comes back as it was.
 *
 * <p>Jackson is optional: its classes stay in here, and nobody who does without it comes in.
 */
@NullMarked
package io.github.dynamojcache.internal.values.json;

import org.jspecify.annotations.NullMarked;
