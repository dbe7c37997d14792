/** The stub answers as DynamoDB would. */
@org.jspecify.annotations.NullMarked
package io.github.dynamojcache.benchmarks.stub;
