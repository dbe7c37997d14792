package io.github.dynamojcache.internal.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.management.CacheMXBean;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JmxRegistrationTest {

  private static final URI manager = URI.create("test://jmx");

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final List<JmxRegistration> made = new ArrayList<>();

  @AfterEach
  void nothingIsLeft() throws Exception {
    made.forEach(JmxRegistration::unregister);
    assertThat(server.queryNames(new ObjectName("javax.cache:*"), null)).isEmpty();
  }

  @Test
  void statisticsAreShownUnderTheNameOfJsr107() throws Exception {
    CacheStatistics statistics = new CacheStatistics(true);
    statistics.recordHits(3);
    statistics.recordMisses(1);
    statistics(manager, "books", statistics).register();

    ObjectName name =
        new ObjectName("javax.cache:type=CacheStatistics,CacheManager=test.//jmx,Cache=books");
    assertThat(server.getAttribute(name, "CacheHits")).isEqualTo(3L);
    assertThat(server.getAttribute(name, "CacheHitPercentage")).isEqualTo(75f);
    server.invoke(name, "clear", null, null);
    assertThat(statistics.getCacheHits()).isZero();
  }

  @Test
  void onlyWhatJsr107NamesIsShownOfStatistics() throws Exception {
    JmxRegistration registration = statistics(manager, "books", new CacheStatistics(true));
    registration.register();

    assertThat(server.getMBeanInfo(registration.name()).getAttributes())
        .extracting("name")
        .containsExactlyInAnyOrder(
            "CacheHits",
            "CacheHitPercentage",
            "CacheMisses",
            "CacheMissPercentage",
            "CacheGets",
            "CachePuts",
            "CacheRemovals",
            "CacheEvictions",
            "AverageGetTime",
            "AveragePutTime",
            "AverageRemoveTime");
    assertThat(server.getMBeanInfo(registration.name()).getOperations())
        .extracting("name")
        .containsExactly("clear");
  }

  @Test
  void theConfigurationIsShownAsItIsNow() throws Exception {
    MutableConfiguration<Long, String> configuration =
        new MutableConfiguration<Long, String>().setTypes(Long.class, String.class);
    configuration(manager, "books", new CacheConfigurationBean(configuration)).register();

    ObjectName name =
        new ObjectName("javax.cache:type=CacheConfiguration,CacheManager=test.//jmx,Cache=books");
    assertThat(server.getAttribute(name, "KeyType")).isEqualTo("java.lang.Long");
    assertThat(server.getAttribute(name, "ValueType")).isEqualTo("java.lang.String");
    assertThat(server.getAttribute(name, "ReadThrough")).isEqualTo(false);
    assertThat(server.getAttribute(name, "WriteThrough")).isEqualTo(false);
    assertThat(server.getAttribute(name, "StoreByValue")).isEqualTo(true);
    assertThat(server.getAttribute(name, "ManagementEnabled")).isEqualTo(false);
    assertThat(server.getAttribute(name, "StatisticsEnabled")).isEqualTo(false);
    configuration.setStatisticsEnabled(true);
    assertThat(server.getAttribute(name, "StatisticsEnabled")).isEqualTo(true);
  }

  @Test
  void charactersThatJmxCannotTakeBecomeDots() {
    JmxRegistration registration =
        statistics(
            URI.create("jar:file:/a.jar!/b?c=d,e"), "a,b:c=d\ne*f?g\"h", new CacheStatistics(true));

    assertThat(registration.name().getKeyProperty("CacheManager"))
        .isEqualTo("jar.file./a.jar!/b.c.d.e");
    assertThat(registration.name().getKeyProperty("Cache")).isEqualTo("a.b.c.d.e.f.g.h");
    assertThat(registration.name().isPattern()).isFalse();
    assertThatCode(registration::register).doesNotThrowAnyException();
  }

  @Test
  void registeringTwiceIsRegisteringOnce() {
    JmxRegistration registration = statistics(manager, "books", new CacheStatistics(true));
    registration.register();
    registration.register();
    assertThat(server.isRegistered(registration.name())).isTrue();

    registration.unregister();
    assertThat(server.isRegistered(registration.name())).isFalse();
  }

  @Test
  void whatWasUnregisteredCanBeRegisteredAgain() {
    JmxRegistration registration = statistics(manager, "books", new CacheStatistics(true));
    registration.register();
    registration.unregister();

    registration.register();

    assertThat(server.isRegistered(registration.name())).isTrue();
  }

  @Test
  void theFirstKeepsANameThatTwoAskFor() throws Exception {
    CacheStatistics statistics = new CacheStatistics(true);
    statistics.recordPuts(1);
    JmxRegistration first = statistics(manager, "books", statistics);
    JmxRegistration second = statistics(manager, "books", new CacheStatistics(true));
    first.register();
    second.register();

    assertThat(server.getAttribute(first.name(), "CachePuts")).isEqualTo(1L);
    second.unregister();
    assertThat(server.isRegistered(first.name())).isTrue();
  }

  @Test
  void unregisteringWhatIsNotThereIsQuiet() throws Exception {
    JmxRegistration never = statistics(manager, "never", new CacheStatistics(true));
    JmxRegistration takenAway = statistics(manager, "away", new CacheStatistics(true));
    takenAway.register();
    server.unregisterMBean(takenAway.name());

    assertThatCode(never::unregister).doesNotThrowAnyException();
    assertThatCode(takenAway::unregister).doesNotThrowAnyException();
  }

  private JmxRegistration statistics(URI uri, String cache, CacheStatistics bean) {
    return remember(JmxRegistration.ofStatistics(uri, cache, bean));
  }

  private JmxRegistration configuration(URI uri, String cache, CacheMXBean bean) {
    return remember(JmxRegistration.ofConfiguration(uri, cache, bean));
  }

  private JmxRegistration remember(JmxRegistration registration) {
    made.add(registration);
    return registration;
  }
}
