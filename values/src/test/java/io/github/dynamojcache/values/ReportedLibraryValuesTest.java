package io.github.dynamojcache.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multimap;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.github.dynamojcache.values.libraries.Color;
import io.github.dynamojcache.values.libraries.avro.Payment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kotlin.collections.CollectionsKt;
import org.apache.shiro.session.mgt.SimpleSession;
import org.eclipse.collections.impl.map.mutable.UnifiedMap;
import org.json.JSONObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.util.LinkedCaseInsensitiveMap;
import scala.None$;
import scala.collection.immutable.List$;
import scala.collection.immutable.Nil$;

/** Values of libraries that were reported wrong or refused: each comes back right. */
class ReportedLibraryValuesTest {

  /** A value of an application around one of a library. */
  record Page(String title, List<String> lines) {}

  // ---- state that a class restores by methods of its own

  @ParameterizedTest
  @EnumSource
  void aMultimapKeepsItsEntries(Storage storage) throws Exception {
    Multimap<String, Integer> map = HashMultimap.create();
    map.put("a", 1);
    storage.keeps(
        map,
        read -> {
          assertThat(read).isEqualTo(map);
          assertThat(read).hasToString("{a=[1]}");
        });
  }

  @ParameterizedTest
  @EnumSource
  void anImmutableMultimapMayBeUsed(Storage storage) throws Exception {
    storage.keeps(
        ImmutableListMultimap.of("a", 1),
        read -> {
          assertThat(read.get("a")).containsExactly(1);
          assertThat(read.size()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @EnumSource
  void aSessionOfShiroKeepsItsId(Storage storage) throws Exception {
    SimpleSession session = new SimpleSession("h");
    session.setId("id1");
    storage.keeps(
        session,
        read -> {
          assertThat(read.getId()).isEqualTo("id1");
          assertThat(read.getHost()).isEqualTo("h");
        });
  }

  @ParameterizedTest
  @EnumSource
  void aMediaTypeKnowsItsCharset(Storage storage) throws Exception {
    storage.keeps(
        MediaType.parseMediaType("text/plain;charset=UTF-8"),
        read -> assertThat(read.getCharset()).isEqualTo(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void aMapFindsItsSimpleKeys(Storage storage) throws Exception {
    storage.keeps(
        new HashMap<>(Map.of(new SimpleKey("a", 1), "v")),
        read -> assertThat(read.get(new SimpleKey("a", 1))).isEqualTo("v"));
  }

  @ParameterizedTest
  @EnumSource
  void aLocalDateOfJodaKnowsItsYear(Storage storage) throws Exception {
    storage.keeps(
        new org.joda.time.LocalDate(2020, 1, 2),
        read -> assertThat(read.getYear()).isEqualTo(2020));
  }

  // ---- objects that only == tells

  @ParameterizedTest
  @EnumSource
  void nullOfOrgJsonIsNull(Storage storage) throws Exception {
    storage.keeps(
        new JSONObject("{\"a\":null}"),
        read -> {
          assertThat(read.isNull("a")).isTrue();
          assertThat(read.has("a")).isTrue();
        });
  }

  @ParameterizedTest
  @EnumSource
  void nilAndNoneOfScalaAreTheOnlyOnes(Storage storage) throws Exception {
    storage.keeps(Nil$.MODULE$, read -> assertThat((Object) read).isSameAs(Nil$.MODULE$));
    storage.keeps(None$.MODULE$, read -> assertThat((Object) read).isSameAs(None$.MODULE$));
  }

  // ---- what people cache

  @ParameterizedTest
  @EnumSource
  void immutableCollectionsOfGuavaAreRead(Storage storage) throws Exception {
    storage.keeps(
        ImmutableList.of("b", "a"),
        read -> assertThat(read).isInstanceOf(ImmutableList.class).containsExactly("b", "a"));
    storage.keeps(
        ImmutableSet.of("b", "a"),
        read -> assertThat(read).isInstanceOf(ImmutableSet.class).containsExactly("b", "a"));
    storage.keeps(
        ImmutableMap.of(Color.RED, 1, Color.BLUE, 2),
        read -> {
          assertThat(read).isInstanceOf(ImmutableMap.class).hasSize(2);
          assertThat(read.get(Color.BLUE)).isEqualTo(2);
        });
  }

  @ParameterizedTest
  @EnumSource
  void kotlinsEmptyListIsRead(Storage storage) throws Exception {
    List<String> empty = CollectionsKt.emptyList();
    storage.keeps(
        empty,
        read -> {
          assertThat(read).isEqualTo(empty);
          assertThat(read == empty || storage == Storage.JSON).isTrue();
        });
    storage.keeps(new Page("a", empty), read -> assertThat(read).isEqualTo(new Page("a", empty)));
  }

  @ParameterizedTest
  @EnumSource
  void headersOfSpringAreRead(Storage storage) throws Exception {
    HttpHeaders headers = new HttpHeaders();
    headers.add("X-A", "1");
    headers.add("x-a", "2");
    storage.keeps(headers, read -> assertThat(read.get("X-a")).containsExactly("1", "2"));
  }

  @ParameterizedTest
  @EnumSource
  void aResponseOfSpringIsRead(Storage storage) throws Exception {
    ResponseEntity<String> response = ResponseEntity.ok().header("X-A", "b").body("a");
    storage.keeps(response, read -> assertThat(read).isEqualTo(response));
  }

  private static ClientRegistration registration() {
    return ClientRegistration.withRegistrationId("r")
        .clientId("c")
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenUri("https://a/token")
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void aClientRegistrationOfOAuth2IsRead(Storage storage) throws Exception {
    storage.keeps(
        registration(),
        read -> {
          assertThat(read.getRegistrationId()).isEqualTo("r");
          assertThat(read.getClientId()).isEqualTo("c");
          assertThat(read.getProviderDetails().getTokenUri()).isEqualTo("https://a/token");
          assertThat(read.getAuthorizationGrantType())
              .isEqualTo(AuthorizationGrantType.CLIENT_CREDENTIALS);
        });
  }

  @ParameterizedTest
  @EnumSource
  void anAuthorizedClientOfOAuth2IsRead(Storage storage) throws Exception {
    OAuth2AccessToken token =
        new OAuth2AccessToken(
            OAuth2AccessToken.TokenType.BEARER,
            "t",
            Instant.ofEpochSecond(1),
            Instant.ofEpochSecond(2),
            Set.of("read"));
    storage.keeps(
        new OAuth2AuthorizedClient(registration(), "a", token),
        read -> {
          assertThat(read.getPrincipalName()).isEqualTo("a");
          assertThat(read.getAccessToken()).isEqualTo(token);
          assertThat(read.getAccessToken().getScopes()).containsExactly("read");
          assertThat(read.getAccessToken().getTokenType())
              .isEqualTo(OAuth2AccessToken.TokenType.BEARER);
        });
  }

  @ParameterizedTest
  @EnumSource
  void anAvroRecordIsRead(Storage storage) throws Exception {
    // Avro makes instances of no class whose package an application has not named.
    System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", Payment.class.getPackageName());
    Payment payment = new Payment("p1", 5, List.of("a", "b"), Map.of("k", 1L));
    storage.keeps(payment, read -> assertThat(read).isEqualTo(payment));
  }

  @ParameterizedTest
  @EnumSource
  void aProtobufMessageWithAMapIsRead(Storage storage) throws Exception {
    Struct struct =
        Struct.newBuilder().putFields("a", Value.newBuilder().setNumberValue(5).build()).build();
    storage.keeps(struct, read -> assertThat(read).isEqualTo(struct));
  }

  @ParameterizedTest
  @EnumSource
  void aUnifiedMapFindsItsEnums(Storage storage) throws Exception {
    storage.keeps(
        UnifiedMap.newWithKeysValues(Color.RED, 1, Color.BLUE, 2),
        read -> assertThat(read.get(Color.BLUE)).isEqualTo(2));
  }

  @ParameterizedTest
  @EnumSource
  void longListsOfVavrAndScalaAreRead(Storage storage) throws Exception {
    List<Integer> numbers = IntStream.range(0, 5_000).boxed().toList();
    storage.keeps(
        io.vavr.collection.List.ofAll(numbers),
        read -> assertThat(read.asJava()).isEqualTo(numbers));
    storage.keeps(
        List$.MODULE$.from(scala.jdk.javaapi.CollectionConverters.asScala(numbers)),
        read -> assertThat(scala.jdk.javaapi.CollectionConverters.asJava(read)).isEqualTo(numbers));
  }

  @ParameterizedTest
  @EnumSource
  void anObjectOfGsonIsReadAlsoWhenSomebodyLookedAtItsEntries(Storage storage) throws Exception {
    JsonObject object = JsonParser.parseString("{\"a\":null,\"b\":[2.50]}").getAsJsonObject();
    assertThat(object.entrySet()).hasSize(2);
    storage.keeps(
        object,
        read -> {
          assertThat(read).isEqualTo(object);
          assertThat(read.get("b").getAsJsonArray().get(0)).hasToString("2.50");
        });
  }

  @ParameterizedTest
  @EnumSource
  void aMapThatLooksPastCaseIsReadWhateverTheDefaultLocale(Storage storage) throws Exception {
    Locale before = Locale.getDefault();
    for (String tag : List.of("en-US", "tr-TR")) {
      Locale.setDefault(Locale.forLanguageTag(tag));
      try {
        for (Locale own : List.of(Locale.ENGLISH, Locale.forLanguageTag("tr-TR"))) {
          LinkedCaseInsensitiveMap<Integer> map = new LinkedCaseInsensitiveMap<>(own);
          map.putAll(Collections.singletonMap("Title", 1));
          storage.keeps(
              map,
              read -> {
                assertThat(read.get("Title")).isEqualTo(1);
                assertThat(read.containsKey("TITLE")).isEqualTo(map.containsKey("TITLE"));
                assertThat(read.getLocale()).isEqualTo(own);
              });
        }
      } finally {
        Locale.setDefault(before);
      }
    }
  }
}
