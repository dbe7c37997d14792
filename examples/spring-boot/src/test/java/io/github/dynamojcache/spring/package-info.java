/** The book shop, asked over HTTP as a user would, on DynamoDB Local. */
@NullMarked
package io.github.dynamojcache.spring;

import org.jspecify.annotations.NullMarked;
