/**
 * Real sessions against H2 and DynamoDB Local. A {@code Deployment} is as much of an application as
 * others can see; every one has its entities' classes from a class loader of its own.
 */
@NullMarked
package io.github.dynamojcache.hibernate;

import org.jspecify.annotations.NullMarked;
