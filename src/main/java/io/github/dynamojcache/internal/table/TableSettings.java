package io.github.dynamojcache.internal.table;

import io.github.dynamojcache.options.TableMode;

/**
 * What is required of a table.
 *
 * @param name the table's name
 * @param mode what may be done about it
 * @param nativeTtl whether DynamoDB's own deletion by {@code ttl} is wanted
 */
public record TableSettings(String name, TableMode mode, boolean nativeTtl) {}
