package io.github.dynamojcache.internal.management;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.regex.Pattern;
import javax.cache.CacheException;
import javax.cache.management.CacheMXBean;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of one MXBean of one cache in the platform's MBean server, under the name that JSR-107
 * gives it: {@code javax.cache:type=...,CacheManager=<uri>,Cache=<name>}. What JSR-107 does not
 * know stands under the same name in a domain of our own, because that one is counted by others.
 *
 * <p>Characters that would break the name or make it a pattern become dots, so two caches may ask
 * for one name, as may two managers with one URI and different class loaders. The first then keeps
 * it, the other is not shown and takes nothing away when it goes. Thread-safe.
 */
public final class JmxRegistration {

  private static final Logger logger = LoggerFactory.getLogger(JmxRegistration.class);
  private static final Pattern unsafe = Pattern.compile("[,:=*?\"\\n]");

  private static final String JSR_107 = "javax.cache";
  private static final String OURS = "io.github.dynamojcache";

  private final ObjectName name;
  private final Object bean;
  private boolean owned;

  private JmxRegistration(String domain, String type, URI manager, String cache, Object bean) {
    this.name = objectName(domain, type, manager, cache);
    this.bean = bean;
  }

  /**
   * Prepares the registration of a cache's statistics.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the statistics
   * @return the registration, not yet made
   */
  public static JmxRegistration ofStatistics(
      URI manager, String cache, CacheStatisticsMXBean bean) {
    return new JmxRegistration(JSR_107, "CacheStatistics", manager, cache, bean);
  }

  /**
   * Prepares the registration of a cache's configuration.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the configuration
   * @return the registration, not yet made
   */
  public static JmxRegistration ofConfiguration(URI manager, String cache, CacheMXBean bean) {
    return new JmxRegistration(JSR_107, "CacheConfiguration", manager, cache, bean);
  }

  /**
   * Prepares the registration of a cache's consumed capacity.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the figures, an MXBean by its interface's name
   * @return the registration, not yet made
   */
  public static JmxRegistration ofConsumedCapacity(URI manager, String cache, Object bean) {
    return new JmxRegistration(OURS, "ConsumedCapacity", manager, cache, bean);
  }

  /**
   * Prepares the registration of the values that a cache could not decode.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the figures, an MXBean by its interface's name
   * @return the registration, not yet made
   */
  public static JmxRegistration ofUndecodableValues(URI manager, String cache, Object bean) {
    return new JmxRegistration(OURS, "UndecodableValues", manager, cache, bean);
  }

  /**
   * Prepares the registration of the writes that operations of a cache went on without.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the figures, an MXBean by its interface's name
   * @return the registration, not yet made
   */
  public static JmxRegistration ofBestEffortWrites(URI manager, String cache, Object bean) {
    return new JmxRegistration(OURS, "BestEffortWrites", manager, cache, bean);
  }

  /**
   * Prepares the registration of how a cache stands to DynamoDB.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the state, an MXBean by its interface's name
   * @return the registration, not yet made
   */
  public static JmxRegistration ofFailureMode(URI manager, String cache, Object bean) {
    return new JmxRegistration(OURS, "FailureMode", manager, cache, bean);
  }

  /**
   * Prepares the registration of the clock that a cache goes by.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the figures, an MXBean by its interface's name
   * @return the registration, not yet made
   */
  public static JmxRegistration ofClock(URI manager, String cache, Object bean) {
    return new JmxRegistration(OURS, "Clock", manager, cache, bean);
  }

  private static ObjectName objectName(String domain, String type, URI manager, String cache) {
    String name =
        domain
            + ":type="
            + type
            + ",CacheManager="
            + safe(manager.toString())
            + ",Cache="
            + safe(cache);
    try {
      return new ObjectName(name);
    } catch (MalformedObjectNameException e) {
      throw new CacheException("JMX does not accept the name " + name, e);
    }
  }

  private static String safe(String part) {
    return unsafe.matcher(part).replaceAll(".");
  }

  /**
   * Returns the name under which the bean is found.
   *
   * @return the name
   */
  public ObjectName name() {
    return name;
  }

  /**
   * Registers the bean. Does nothing when it is registered already, or when the name is taken by
   * another bean, which is logged.
   *
   * @throws CacheException when the MBean server refuses the bean
   */
  public synchronized void register() {
    if (owned) {
      return;
    }
    try {
      server().registerMBean(bean, name);
      owned = true;
    } catch (InstanceAlreadyExistsException e) {
      logger.info(
          "{} is taken by another cache; this one is not shown in JMX. Give its cache manager a URI"
              + " of its own to see both",
          name);
    } catch (JMException e) {
      throw new CacheException("JMX refused " + name, e);
    }
  }

  /** Takes the bean away if it was registered here. Never throws. */
  public synchronized void unregister() {
    if (!owned) {
      return;
    }
    owned = false;
    try {
      server().unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      logger.debug("{} was gone already", name);
    } catch (JMException | RuntimeException e) {
      logger.debug("{} was not unregistered", name, e);
    }
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }
}
