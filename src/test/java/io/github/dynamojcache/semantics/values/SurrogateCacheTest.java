package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.codec.ValueSurrogate;
import io.github.dynamojcache.testing.SharedMemory;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Caches that were taught a class of values. */
class SurrogateCacheTest {

  @RegisterExtension private static final SharedMemory SHARED = new SharedMemory();

  /** The example of the guide. */
  public static final class HeadersSurrogate
      implements ValueSurrogate<HttpHeaders, Map<String, List<String>>> {
    @Override
    public Class<HttpHeaders> type() {
      return HttpHeaders.class;
    }

    @Override
    public Map<String, List<String>> toStored(HttpHeaders headers) {
      return new HashMap<>(headers.map());
    }

    @Override
    public HttpHeaders fromStored(Map<String, List<String>> stored) {
      return HttpHeaders.of(stored, (name, value) -> true);
    }
  }

  private record Response(int status, HttpHeaders headers) {}

  private static final Response RESPONSE =
      new Response(200, HttpHeaders.of(Map.of("Vary", List.of("a", "b")), (name, value) -> true));

  private final String name = SHARED.newCacheName();

  private static DynamoConfiguration.Builder<String, Response> responses() {
    return DynamoConfiguration.builder(String.class, Response.class);
  }

  @Test
  void aSurrogateThatIsHandedInServesWhereverItsClassStands() {
    Cache<String, Response> cache =
        SHARED.jvm().cache(name, responses().valueSurrogate(new HeadersSurrogate()));

    cache.put("a", RESPONSE);

    assertThat(cache.get("a")).isEqualTo(RESPONSE);
    assertThat(cache.replace("a", RESPONSE, new Response(304, RESPONSE.headers()))).isTrue();
  }

  @Test
  void aSurrogateThatTheSettingsNameServesToo() {
    Cache<String, Response> cache =
        SHARED
            .jvm()
            .cache(
                name,
                responses().set("value-surrogates", List.of(HeadersSurrogate.class.getName())));

    cache.put("a", RESPONSE);

    assertThat(cache.get("a")).isEqualTo(RESPONSE);
  }

  @Test
  void twoSurrogatesForOneClassKeepTheCacheFromOpening() {
    assertThatThrownBy(
            () ->
                SHARED
                    .jvm()
                    .cache(
                        name,
                        responses()
                            .valueSurrogate(new HeadersSurrogate())
                            .valueSurrogate(new HeadersSurrogate())))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith("cache '" + name + "': two surrogates are for ");
  }
}
