package io.github.dynamojcache.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuickStartTest {

  private static Set<Thread> threadsBefore = Set.of();
  private static String story = "";

  @BeforeAll
  static void tellTheStory() {
    threadsBefore = Thread.getAllStackTraces().keySet();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    QuickStart.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
    story = printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theSecondManagerSeesWhatTheFirstPut() {
    assertThat(story).contains("the second gets: Alice Liddell, Oxford");
  }

  @Test
  void aSessionIsThereBeforeItsDeadlineAndNotAfterIt() {
    Matcher times = find("was there (\\d+) ms after the put, and gone (\\d+) ms after it");
    assertThat(Integer.parseInt(times.group(1))).isLessThan(300);
    assertThat(Integer.parseInt(times.group(2))).isGreaterThanOrEqualTo(300);
  }

  @Test
  void onePutIfAbsentWins() {
    assertThat(story).contains("8 threads called putIfAbsent for one seat: 1 got it");
  }

  @Test
  void theCounterLosesNothing() {
    assertThat(story).contains("25 times each: 200.");
  }

  @Test
  void aClearIsOneWriteThatBothManagersSee() {
    assertThat(story)
        .contains("clear() of 500 entries took 1 request and 1 write unit. Left here: 0.")
        .contains("Left for the second manager, a second later: 0.");
  }

  @Test
  void theBillListsEveryOperation() {
    assertThat(find("putAll +(\\d+) ").group(1)).isEqualTo("20"); // 500 entries by 25
    assertThat(Integer.parseInt(find("get +(\\d+) ").group(1))).isPositive();
    assertThat(Integer.parseInt(find("invoke +(\\d+) ").group(1))).isGreaterThanOrEqualTo(400);
    assertThat(find("putIfAbsent +8 +(\\d+) ").group(1)).isEqualTo("7"); // one seat, 8 guests
    assertThat(find("in all +\\d+ +\\d+ +([\\d.]+) +([\\d.]+)\\n").group(2)).isNotEqualTo("0.0");
  }

  @Test
  void nothingIsLeftRunning() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(threadsStartedSince()).isEmpty());
  }

  @Test
  void theConfigurationAloneIsEnoughForAnApplication() {
    try (CachingProvider provider = Caching.getCachingProvider();
        CacheManager manager = provider.getCacheManager()) {
      Cache<String, String> cache =
          manager.createCache("plain", new MutableConfiguration<String, String>());
      cache.put("alice", "Alice Liddell, Oxford");
      assertThat(cache.get("alice")).isEqualTo("Alice Liddell, Oxford");
    }
  }

  private static Matcher find(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(story);
    assertThat(matcher.find()).as("%s in:%n%s", pattern, story).isTrue();
    return matcher;
  }

  private static Set<String> threadsStartedSince() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !threadsBefore.contains(thread))
        .map(Thread::getName)
        .filter(name -> !name.startsWith("awaitility"))
        .collect(Collectors.toSet());
  }
}
