/** A shop on Hibernate whose second-level cache and query cache are in DynamoDB. */
@NullMarked
package io.github.dynamojcache.hibernate;

import org.jspecify.annotations.NullMarked;
