package io.github.dynamojcache.ratelimiter;

import io.github.bucket4j.ConsumptionProbe;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;

/** Two cache managers, as in two JVMs, and one customer who calls both. */
public final class TwoJvms {

  private static final int CALLS_A_MINUTE = 5;

  private TwoJvms() {}

  /**
   * Calls until the tokens are used up.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    try (CachingProvider provider = Caching.getCachingProvider(TwoJvms.class.getClassLoader())) {
      RateLimiter first = new RateLimiter(manager(provider, "first-jvm"), CALLS_A_MINUTE);
      RateLimiter second = new RateLimiter(manager(provider, "second-jvm"), CALLS_A_MINUTE);
      for (int call = 1; call <= CALLS_A_MINUTE + 1; call++) {
        boolean odd = call % 2 == 1;
        ConsumptionProbe answer = (odd ? first : second).take("alice");
        out.println(line(call, odd ? "first" : "second", answer));
      }
    }
  }

  private static String line(int call, String jvm, ConsumptionProbe answer) {
    String outcome =
        answer.isConsumed()
            ? "let in, " + answer.getRemainingTokens() + " left"
            : "refused, more in "
                + Duration.ofNanos(answer.getNanosToWaitForRefill()).toSeconds()
                + " s";
    return String.format(Locale.ROOT, "call %d, to the %s JVM: %s", call, jvm, outcome);
  }

  /** A manager is known by its URI: two names are two managers. */
  private static CacheManager manager(CachingProvider provider, String name) {
    return provider.getCacheManager(URI.create(name), null);
  }
}
