/**
 * Counters and JMX: the statistics and configuration MXBeans of JSR-107, the consumed capacity, and
 * the registration of beans.
 *
 * <p>Contains no cache operations, and sends no requests.
 */
@NullMarked
package io.github.dynamojcache.internal.management;

import org.jspecify.annotations.NullMarked;
