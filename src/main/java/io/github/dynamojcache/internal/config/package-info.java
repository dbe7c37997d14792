/**
 * Settings: the HOCON file at the manager's URI, Properties, templates by name pattern.
 *
 * <p>Nothing here talks to DynamoDB or knows what an operation does; it only says what was asked
 * for.
 */
@NullMarked
package io.github.dynamojcache.internal.config;

import org.jspecify.annotations.NullMarked;
