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
 * Registers one MXBean of one cache in the platform's MBean server, under JSR-107's name: {@code
 * javax.cache:type=...,CacheManager=<uri>,Cache=<name>}. Beans that JSR-107 does not define have
 * the same name in our own domain, because other programs count the beans in JSR-107's domain.
 *
 * <p>Characters that would make the name invalid or a pattern are replaced by dots, so two caches
 * may have the same name, as may two managers with one URI and different class loaders. The first
 * then keeps the name; the other is not shown, and its end does not unregister the first.
 * Thread-safe.
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
   * Returns the registration of a cache's statistics, not yet registered.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the statistics
   * @return the registration
   */
  public static JmxRegistration ofStatistics(
      URI manager, String cache, CacheStatisticsMXBean bean) {
    return new JmxRegistration(JSR_107, "CacheStatistics", manager, cache, bean);
  }

  /**
   * Returns the registration of a cache's configuration, not yet registered.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the configuration
   * @return the registration
   */
  public static JmxRegistration ofConfiguration(URI manager, String cache, CacheMXBean bean) {
    return new JmxRegistration(JSR_107, "CacheConfiguration", manager, cache, bean);
  }

  /**
   * Returns the registration of a cache's consumed capacity, not yet registered.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the figures, an MXBean by its interface's name
   * @return the registration
   */
  public static JmxRegistration ofConsumedCapacity(URI manager, String cache, Object bean) {
    return new JmxRegistration(OURS, "ConsumedCapacity", manager, cache, bean);
  }

  /**
   * Returns the registration of a cache's undecodable values, not yet registered.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the figures, an MXBean by its interface's name
   * @return the registration
   */
  public static JmxRegistration ofUndecodableValues(URI manager, String cache, Object bean) {
    return new JmxRegistration(OURS, "UndecodableValues", manager, cache, bean);
  }

  /**
   * Returns the registration of a cache's failed best-effort writes, not yet registered.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the figures, an MXBean by its interface's name
   * @return the registration
   */
  public static JmxRegistration ofBestEffortWrites(URI manager, String cache, Object bean) {
    return new JmxRegistration(OURS, "BestEffortWrites", manager, cache, bean);
  }

  /**
   * Returns the registration of a cache's failure state, not yet registered.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the state, an MXBean by its interface's name
   * @return the registration
   */
  public static JmxRegistration ofFailureMode(URI manager, String cache, Object bean) {
    return new JmxRegistration(OURS, "FailureMode", manager, cache, bean);
  }

  /**
   * Returns the registration of a cache's clock, not yet registered.
   *
   * @param manager the URI of the cache's manager
   * @param cache the name of the cache
   * @param bean the figures, an MXBean by its interface's name
   * @return the registration
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
   * Returns the name of the bean.
   *
   * @return the name
   */
  public ObjectName name() {
    return name;
  }

  /**
   * Registers the bean. Has no effect when it is registered already, or when another bean has the
   * name, which is logged.
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

  /** Unregisters the bean if it was registered here. Never throws. */
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
