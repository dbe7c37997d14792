/**
 * Settings: the HOCON file at the manager's URI, Properties, templates by name pattern.
 *
 * <p>Must not use DynamoDB or depend on operations; it only provides settings.
 */
@NullMarked
package io.github.dynamojcache.internal.config;

import org.jspecify.annotations.NullMarked;
