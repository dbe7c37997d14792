/**
 * What JMX shows: the statistics and configuration MXBeans of JSR-107, and their registration.
 *
 * <p>No cache operation lives here, and no request is sent from here.
 */
@NullMarked
package io.github.dynamojcache.management;

import org.jspecify.annotations.NullMarked;
