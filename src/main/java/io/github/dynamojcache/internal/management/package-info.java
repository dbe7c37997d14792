/**
 * What is counted and what JMX shows: the statistics and configuration MXBeans of JSR-107, the
 * consumed capacity, and the registration of beans.
 *
 * <p>No cache operation lives here, and no request is sent from here.
 */
@NullMarked
package io.github.dynamojcache.internal.management;

import org.jspecify.annotations.NullMarked;
