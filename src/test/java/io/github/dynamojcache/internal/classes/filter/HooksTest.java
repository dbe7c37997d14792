package io.github.dynamojcache.internal.classes.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.classes.ClassFilter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose own methods for serialization may run. */
class HooksTest {

  private static final String LIBRARIES =
      """
      com.fasterxml.jackson.databind.node: NodeSerialization ObjectNode
      com.google.common.base: Present Absent
      com.google.common.collect: ImmutableList$SerializedForm HashMultimap TreeBasedTable Range ImmutableRangeSet
      com.google.common.hash: HashCode$BytesHashCode BloomFilter$SerialForm
      com.google.common.net: HostAndPort InternetDomainName MediaType
      com.google.common.primitives: ImmutableIntArray UnsignedLong
      com.google.gson: JsonObject
      com.google.gson.internal: LinkedTreeMap LazilyParsedNumber
      com.google.protobuf: ByteString$LiteralByteString Timestamp
      io.vavr: Tuple2
      io.vavr.collection: HashMap List$Cons$SerializationProxy Vector
      io.vavr.control: Option$Some Either$Right Try$Success
      it.unimi.dsi.fastutil.ints: Int2ObjectOpenHashMap
      javax.money: CurrencyContext
      kotlin: Pair Result UInt Unit
      kotlin.collections: EmptyList EmptyMap
      kotlin.collections.builders: ListBuilder SerializedCollection SerializedMap
      kotlin.text: Regex Regex$Serialized
      kotlin.time: Duration Instant
      kotlinx.collections.immutable.implementations.immutableList: SmallPersistentVector
      kotlinx.datetime: LocalDate Ser
      org.apache.avro: Schema Schema$SerializableSchema
      org.apache.avro.specific: SpecificRecordBase
      org.apache.avro.util: Utf8
      org.apache.commons.collections4.map: LinkedMap
      org.apache.commons.lang3.time: FastDateFormat
      org.apache.shiro.session.mgt: SimpleSession
      org.apache.shiro.subject: SimplePrincipalCollection
      org.bson.types: ObjectId ObjectId$SerializationProxy Decimal128
      org.eclipse.collections.impl.list.mutable: FastList
      org.eclipse.collections.impl.map.mutable: UnifiedMap
      org.javamoney.moneta: Money FastMoney
      org.joda.money: Money Ser
      org.joda.time: DateTime LocalDate
      org.joda.time.chrono: ISOChronology$Stub
      org.json: JSONObject
      org.roaringbitmap: RoaringBitmap
      org.springframework.cache.interceptor: SimpleKey
      org.springframework.cache.support: NullValue
      org.springframework.data.domain: PageImpl Sort SliceImpl PageRequest
      org.springframework.data.geo: Point Distance
      org.springframework.http: MediaType HttpHeaders ResponseEntity
      org.springframework.security.authentication: UsernamePasswordAuthenticationToken
      org.springframework.security.core.authority: SimpleGrantedAuthority
      org.springframework.security.core.context: SecurityContextImpl
      org.springframework.security.core.userdetails: User User$AuthorityComparator
      org.springframework.security.oauth2.client: OAuth2AuthorizedClient
      org.springframework.security.oauth2.client.registration: ClientRegistration ClientRegistration$ProviderDetails
      org.springframework.security.oauth2.core: OAuth2AccessToken OAuth2AccessToken$TokenType
      org.springframework.util: LinkedMultiValueMap LinkedCaseInsensitiveMap MimeType
      org.springframework.web.client: HttpClientErrorException
      org.springframework.web.server: ResponseStatusException
      org.threeten.extra: Interval YearQuarter
      scala: Some None$ Tuple3
      scala.collection.generic: DefaultSerializationProxy SerializeEnd$
      scala.collection.immutable: $colon$colon Nil$ Map$Map2 HashMap Vector1 Range
      scala.collection.mutable: ArrayBuffer HashMap
      scala.math: BigDecimal BigInt
      scala.util: Right Success
      java.util: HashMap GregorianCalendar
      java.util.concurrent.atomic: LongAdder
      java.sql: SQLException BatchUpdateException
      """;

  static Stream<String> libraries() {
    return LIBRARIES
        .lines()
        .map(line -> line.split(": ", 2))
        .flatMap(line -> Stream.of(line[1].split(" ", -1)).map(name -> line[0] + "." + name));
  }

  private static ClassFilter untyped(String... allowed) {
    return DerivedClassFilter.of(
        "books", FilterMode.DERIVED, new ClassPatterns(List.of(allowed)), Object.class);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void thoseOfValueLibrariesRunInAnUntypedCache(String className) {
    assertThat(untyped().objection(className)).isNull();
    assertThat(untyped().objectionToHooks(className)).isNull();
  }

  @Test
  void thoseOfOtherClassesDoNotRunInAnUntypedCacheAndTheMessageShowsTheLineToAdd() {
    assertThat(untyped().objection("com.acme.Book")).isNull();
    assertThat(untyped().objectionToHooks("com.acme.Book"))
        .contains("readObject")
        .endsWith(
            "add to the configuration: dynamo-jcache.caches.\"books\".allowed-classes +="
                + " \"com.acme.Book\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.Book", "com.acme.*", "com.acme.B*", "*"})
  void thoseOfListedClassesRun(String pattern) {
    assertThat(untyped(pattern).objectionToHooks("com.acme.Book")).isNull();
  }

  @Test
  void thoseOfDeclaredPackagesRun() {
    ClassFilter typed =
        DerivedClassFilter.of("books", FilterMode.DERIVED, ClassPatterns.NONE, HooksTest.class);

    assertThat(typed.objectionToHooks(HooksTest.class.getPackageName() + ".Book")).isNull();
    assertThat(typed.objectionToHooks("com.acme.Book")).isNotNull();
  }

  @Test
  void inStrictCachesThoseOfListedClassesRunAndNoOthers() {
    ClassFilter strict =
        DerivedClassFilter.of(
            "books", FilterMode.STRICT, new ClassPatterns(List.of("com.acme.*")), Object.class);

    assertThat(strict.objectionToHooks("com.acme.Book")).isNull();
    assertThat(strict.objectionToHooks("org.joda.time.LocalDate")).isNotNull();
  }

  @Test
  void inOpenCachesAllRunButThoseKnownFromAttacks() {
    ClassFilter open =
        DerivedClassFilter.of("books", FilterMode.OPEN, ClassPatterns.NONE, Object.class);

    assertThat(open.objectionToHooks("com.acme.Book")).isNull();
    assertThat(open.objectionToHooks("bsh.XThis")).isNotNull();
  }

  @Test
  void thoseOfAClassKnownFromAttacksRunWhenItIsListedByItsFullName() {
    assertThat(untyped("bsh.XThis").objectionToHooks("bsh.XThis")).isNull();
    assertThat(untyped("bsh.*").objectionToHooks("bsh.XThis")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.google.common.reflect.TypeToken$SimpleTypeToken",
        "com.google.common.eventbus.EventBus",
        "com.google.common.cache.LocalCache$ManualSerializationProxy",
        "com.google.common.util.concurrent.AtomicDoubleArray",
        "com.google.protobuf.GeneratedMessageLite$SerializedForm",
        "kotlin.jvm.internal.FunctionReferenceImpl",
        "kotlin.coroutines.jvm.internal.ContinuationImpl",
        "io.vavr.Function1",
        "scala.collection.immutable.LazyList",
        "scala.collection.View$Map",
        "com.fasterxml.jackson.databind.node.POJONode",
        "org.apache.commons.collections4.map.LazyMap",
        "org.apache.commons.collections4.keyvalue.TiedMapEntry",
        "org.springframework.http.client.SimpleClientHttpRequestFactory",
        "org.springframework.security.authentication.jaas.JaasAuthenticationToken"
      })
  void whatStandsBesideValuesAndDoesMoreDoesNotRun(String className) {
    assertThat(untyped().objectionToHooks(className)).isNotNull();
  }
}
