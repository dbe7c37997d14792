package io.github.dynamojcache.values.libraries;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.cache.support.NullValue;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ETag;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ConcurrentReferenceHashMap;
import org.springframework.util.LinkedCaseInsensitiveMap;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MimeType;
import org.springframework.util.MultiValueMap;
import org.springframework.util.MultiValueMapAdapter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.UriComponentsBuilder;

/** Spring's core and web. */
public final class SpringWebSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    types(samples);
    headers(samples);
    entities(samples);
    maps(samples);
    keys(samples);
  }

  private static void types(LibrarySamples samples) {
    samples
        .storable("MediaType", () -> MediaType.APPLICATION_JSON)
        .storable(
            "MediaType with a charset",
            MediaType.class,
            () -> MediaType.parseMediaType("text/plain;charset=UTF-8"),
            type -> Check.that(type.getCharset() == StandardCharsets.UTF_8, type))
        .storable(
            "MediaType made of a charset",
            () -> new MediaType("text", "plain", StandardCharsets.UTF_8))
        .storable("MediaType with a quality", () -> new MediaType("text", "plain", 0.5))
        .storable("MediaType, used", () -> usedMediaType())
        .storable("MimeType", () -> new MimeType("text", "plain"))
        .storable("MimeType with a charset", () -> MimeType.valueOf("text/plain;charset=UTF-16"))
        .storable("HttpStatus", () -> HttpStatus.NOT_FOUND)
        .storable("HttpStatusCode, unknown", () -> HttpStatusCode.valueOf(599))
        .storable("HttpMethod", () -> HttpMethod.GET)
        .storable("HttpMethod, own", () -> HttpMethod.valueOf("PURGE"))
        .storable("DataSize", () -> DataSize.ofMegabytes(5))
        .rightOrRefused("ETag", () -> new ETag("a", true))
        .rightOrRefused("HttpRange", () -> HttpRange.createByteRange(1, 5))
        .rightOrRefused("CacheControl", () -> CacheControl.maxAge(java.time.Duration.ofHours(1)))
        .rightOrRefused(
            "ContentDisposition", () -> ContentDisposition.attachment().filename("a").build())
        .rightOrRefused(
            "ResponseCookie", () -> ResponseCookie.from("a", "b").httpOnly(true).build())
        .rightOrRefused(
            "UriComponents", () -> UriComponentsBuilder.fromUriString("http://a/b?c=d").build())
        .rightOrRefused("ByteArrayResource", () -> new ByteArrayResource(new byte[] {1}));
  }

  private static void headers(LibrarySamples samples) {
    samples
        .storable("HttpHeaders, empty", () -> new HttpHeaders())
        .storable(
            "HttpHeaders",
            HttpHeaders.class,
            () -> someHeaders(),
            headers ->
                Check.that(headers.containsHeader("X-A") && headers.containsHeader("x-a"), headers))
        .storable("HttpHeaders, used", () -> usedHeaders())
        .storable("HttpHeaders, read only", () -> HttpHeaders.readOnlyHttpHeaders(someHeaders()))
        .storable(
            "HttpHeaders, read only, used",
            () -> {
              HttpHeaders headers = HttpHeaders.readOnlyHttpHeaders(someHeaders());
              headers.getContentType();
              headers.getAccept();
              return headers;
            })
        .storable("HttpHeaders.EMPTY", () -> HttpHeaders.EMPTY)
        .storable(
            "HttpHeaders over a map",
            () -> new HttpHeaders(new LinkedMultiValueMap<>(Map.of("a", List.of("b")))));
  }

  private static void entities(LibrarySamples samples) {
    samples
        .storable("ResponseEntity without a body", () -> ResponseEntity.noContent().build())
        .storable("ResponseEntity of text", () -> ResponseEntity.ok("a"))
        .storable(
            "ResponseEntity with headers",
            () -> ResponseEntity.ok().header("X-A", "b").eTag("c").body("a"))
        .storable("ResponseEntity of a record", () -> ResponseEntity.ok(new Order("1", 1)))
        .storable(
            "ResponseEntity of a list",
            () -> new ResponseEntity<>(List.of(1, 2), HttpStatus.CREATED))
        .storable("ResponseEntity, unknown status", () -> ResponseEntity.status(599).body("a"))
        .storable(
            "ResponseEntity with a location",
            () -> ResponseEntity.created(URI.create("/a")).build())
        .storable("HttpEntity", () -> new HttpEntity<>("a", someHeaders()))
        .storable("HttpEntity.EMPTY", () -> HttpEntity.EMPTY)
        .rightOrRefused(
            "ProblemDetail", () -> ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "a"));
  }

  private static void maps(LibrarySamples samples) {
    samples
        .storable("LinkedMultiValueMap, empty", () -> new LinkedMultiValueMap<>())
        .storable("LinkedMultiValueMap", () -> multi())
        .storable(
            "LinkedMultiValueMap by enum",
            () -> new LinkedMultiValueMap<>(Map.of(Color.RED, List.of(1))))
        .storable(
            "MultiValueMapAdapter",
            () -> new MultiValueMapAdapter<>(new HashMap<>(Map.of("a", List.of(1)))))
        .rightOrRefused(
            "ConcurrentReferenceHashMap by enum",
            Map.class,
            () -> referencing(),
            map -> Check.that(map.containsKey(Color.RED) && map.size() == 2, map))
        .storable(
            "LinkedCaseInsensitiveMap, German",
            Map.class,
            () -> caseInsensitive(Locale.GERMANY),
            map -> Check.that(map.containsKey("TITLE") && map.containsKey("title"), map))
        .storable(
            "LinkedCaseInsensitiveMap, Turkish",
            Map.class,
            () -> caseInsensitive(Locale.forLanguageTag("tr-TR")),
            map -> Check.that(map.containsKey("Title") && !map.containsKey("TITLE"), map))
        .storable(
            "LinkedCaseInsensitiveMap, empty", () -> new LinkedCaseInsensitiveMap<>(Locale.ROOT))
        .storable(
            "LinkedCaseInsensitiveMap in a record",
            () -> new Holder<>(caseInsensitive(Locale.ROOT)));
  }

  private static void keys(LibrarySamples samples) {
    samples
        .storable("SimpleKey.EMPTY", () -> SimpleKey.EMPTY)
        .storable("SimpleKey", () -> new SimpleKey("a", 1))
        .storable("SimpleKey of an array", () -> new SimpleKey((Object) new int[] {1, 2}))
        .storable(
            "SimpleKey in HashMap",
            Map.class,
            () -> new HashMap<>(Map.of(new SimpleKey("a", 1), "v")),
            map -> Check.that("v".equals(map.get(new SimpleKey("a", 1))), map))
        .storable(
            "SimpleKey of an enum in HashMap",
            () -> new HashMap<>(Map.of(new SimpleKey(Color.RED, 1), "v")))
        .storable(
            "NullValue",
            Object.class,
            () -> NullValue.INSTANCE,
            o -> Check.that(o == NullValue.INSTANCE, o));
  }

  private static MediaType usedMediaType() {
    MediaType type = MediaType.parseMediaType("text/plain;charset=UTF-8;q=0.5");
    Look.at(type.toString());
    Look.at(type.hashCode());
    type.getCharset();
    return type;
  }

  private static HttpHeaders someHeaders() {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.TEXT_PLAIN);
    headers.add("X-A", "1");
    headers.add("x-a", "2");
    return headers;
  }

  private static HttpHeaders usedHeaders() {
    HttpHeaders headers = someHeaders();
    Look.at(headers.headerNames().size());
    Look.at(headers.headerSet().size());
    Look.at(headers.toSingleValueMap().size());
    return headers;
  }

  private static MultiValueMap<String, Integer> multi() {
    MultiValueMap<String, Integer> map = new LinkedMultiValueMap<>();
    map.add("b", 1);
    map.add("a", 2);
    map.add("b", 3);
    return map;
  }

  private static LinkedCaseInsensitiveMap<Integer> caseInsensitive(Locale locale) {
    LinkedCaseInsensitiveMap<Integer> map = new LinkedCaseInsensitiveMap<>(locale);
    map.put("Title", 1);
    map.put("a", 2);
    return map;
  }

  private static Map<Color, Integer> referencing() {
    Map<Color, Integer> map = new ConcurrentReferenceHashMap<>();
    map.put(Color.RED, 1);
    map.put(Color.BLUE, 2);
    return map;
  }
}
