/** A book shop: a REST service on Spring Boot, whose caches are in DynamoDB. */
@NullMarked
package io.github.dynamojcache.spring;

import org.jspecify.annotations.NullMarked;
