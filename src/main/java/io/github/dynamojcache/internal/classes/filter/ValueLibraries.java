package io.github.dynamojcache.internal.classes.filter;

/**
 * The value classes of well-known libraries. Their own methods for Java serialization only copy and
 * check state, so they may run even in a cache whose declared type tells nothing. Classes that load
 * classes by name, call functions by reflection or open connections are left out, even when they
 * are in the same package as values.
 */
final class ValueLibraries {

  private static final NameList NAMES =
      NameList.of(
          """
          com.fasterxml.jackson.databind.node: *
          com.google.common.base: Absent CaseFormat Optional Present
          com.google.common.collect: *
          com.google.common.hash: *
          com.google.common.math: *
          com.google.common.net: *
          com.google.common.primitives: *
          com.google.common.util.concurrent: AtomicDouble
          com.google.gson: JsonArray JsonNull JsonObject JsonPrimitive
          com.google.gson.internal: LazilyParsedNumber LinkedHashTreeMap LinkedTreeMap
          com.google.protobuf: *
          gnu.trove: *
          io.vavr: Lazy Tuple*
          io.vavr.collection: *
          io.vavr.control: *
          it.unimi.dsi.fastutil: *
          javax.money: *
          kotlin: InitializedLazyImpl KotlinVersion Pair Result Triple UByte UByteArray UInt UIntArray ULong ULongArray
          kotlin: UNINITIALIZED_VALUE UShort UShortArray Unit
          kotlin.collections: *
          kotlin.enums: *
          kotlin.random: *
          kotlin.ranges: *
          kotlin.text: *
          kotlin.time: *
          kotlin.uuid: *
          kotlinx.collections.immutable: *
          kotlinx.datetime: *
          org.apache.avro: Schema
          org.apache.avro.generic: *
          org.apache.avro.specific: *
          org.apache.avro.util: Utf8
          org.apache.commons.collections4.bag: *
          org.apache.commons.collections4.bidimap: *
          org.apache.commons.collections4.keyvalue: *
          org.apache.commons.collections4.list: *
          org.apache.commons.collections4.map: *
          org.apache.commons.collections4.multimap: *
          org.apache.commons.collections4.multiset: *
          org.apache.commons.collections4.queue: CircularFifoQueue
          org.apache.commons.collections4.set: *
          org.apache.commons.collections4.trie: *
          org.apache.commons.lang3: CharRange CharSet DoubleRange IntegerRange LongRange NumberRange ObjectUtils Range
          org.apache.commons.lang3.math: Fraction
          org.apache.commons.lang3.mutable: *
          org.apache.commons.lang3.time: *
          org.apache.commons.lang3.tuple: *
          org.apache.commons.math3.complex: *
          org.apache.commons.math3.fraction: *
          org.apache.commons.math3.util: BigReal Decimal64 OpenIntToDoubleHashMap OpenIntToFieldHashMap
          org.apache.shiro.authc: SimpleAccount SimpleAuthenticationInfo
          org.apache.shiro.authz: SimpleAuthorizationInfo SimpleRole
          org.apache.shiro.authz.permission: *
          org.apache.shiro.lang.util: SimpleByteSource
          org.apache.shiro.session.mgt: SimpleSession
          org.apache.shiro.subject: SimplePrincipalCollection SimplePrincipalMap
          org.apache.shiro.util: SimpleByteSource
          org.apache.shiro.web.util: SavedRequest
          org.bson: Bson* Document RawBsonArray RawBsonDocument
          org.bson.types: *
          org.eclipse.collections.api.tuple: *
          org.eclipse.collections.impl.bag: *
          org.eclipse.collections.impl.bimap: *
          org.eclipse.collections.impl.block.comparator: *
          org.eclipse.collections.impl.block.factory: Comparators HashingStrategies
          org.eclipse.collections.impl.collection: *
          org.eclipse.collections.impl.list: *
          org.eclipse.collections.impl.map: *
          org.eclipse.collections.impl.multimap: *
          org.eclipse.collections.impl.partition: *
          org.eclipse.collections.impl.set: *
          org.eclipse.collections.impl.stack: *
          org.eclipse.collections.impl.string: *
          org.eclipse.collections.impl.tuple: *
          org.hibernate.cache: *
          org.javamoney.moneta: *
          org.joda.money: *
          org.joda.time: *
          org.jooq: JSON JSONB
          org.jooq.types: *
          org.json: *
          org.locationtech.jts.geom: *
          org.pcollections: *
          org.roaringbitmap: *
          org.springframework.cache.interceptor: SimpleKey
          org.springframework.cache.support: NullValue
          org.springframework.dao: *
          org.springframework.data.domain: *
          org.springframework.data.geo: *
          org.springframework.hateoas: *
          org.springframework.http: CacheControl ContentDisposition DefaultHttpStatusCode ETag HttpCookie HttpEntity
          org.springframework.http: HttpHeaders HttpMethod HttpRange HttpStatus HttpStatusCode InvalidMediaTypeException
          org.springframework.http: MediaType ProblemDetail ReadOnlyHttpHeaders RequestEntity ResponseCookie ResponseEntity
          org.springframework.mail: SimpleMailMessage
          org.springframework.messaging: MessageHeaders
          org.springframework.messaging.support: ErrorMessage GenericMessage
          org.springframework.security.authentication: *
          org.springframework.security.core: *
          org.springframework.security.oauth2.client: *
          org.springframework.security.oauth2.core: *
          org.springframework.security.oauth2.jwt: *
          org.springframework.security.oauth2.server.authorization: *
          org.springframework.security.oauth2.server.resource.authentication: *
          org.springframework.security.saml2.core: *
          org.springframework.security.saml2.provider.service.authentication: *
          org.springframework.security.web.authentication: WebAuthenticationDetails
          org.springframework.security.web.authentication.preauth: *
          org.springframework.security.web.csrf: *
          org.springframework.security.web.savedrequest: *
          org.springframework.session: MapSession
          org.springframework.ui: ExtendedModelMap ModelMap
          org.springframework.util: CollectionUtils InvalidMimeTypeException LinkedCaseInsensitiveMap LinkedMultiValueMap
          org.springframework.util: MimeType MultiValueMapAdapter UnmodifiableMultiValueMap
          org.springframework.util.comparator: *
          org.springframework.web.client: *
          org.springframework.web.server: MethodNotAllowedException MissingRequestValueException
          org.springframework.web.server: NotAcceptableStatusException PayloadTooLargeException ResponseStatusException
          org.springframework.web.server: ServerErrorException ServerWebInputException UnsatisfiedRequestParameterException
          org.springframework.web.server: UnsupportedMediaTypeStatusException
          org.springframework.web.util: HierarchicalUriComponents OpaqueUriComponents UriComponents
          org.threeten.bp: *
          org.threeten.extra: *
          scala: Enumeration None Option Some Symbol Tuple* UninitializedFieldError
          scala.collection: *
          scala.concurrent.duration: *
          scala.math: *
          scala.reflect: ClassTag ManifestFactory
          scala.runtime: BoxedUnit ModuleSerializationProxy
          scala.util: Either Failure Left Right Success Try
          scala.util.matching: Regex
          tech.units.indriya: *
          tools.jackson.databind.node: *
          """);

  /** Classes next to values that do more than hold data. */
  private static final NameList LEFT_OUT =
      NameList.of(
          """
          com.google.common.collect: MapMaker MapMakerInternalMap
          com.google.protobuf: GeneratedMessageLite
          org.springframework.security.core.session: SessionRegistryImpl
          org.springframework.security.core.userdetails.cache: *
          org.springframework.security.core.userdetails.jdbc: *
          """);

  private ValueLibraries() {}

  /**
   * Tells whether a class is a value of a well-known library.
   *
   * @param className the name of a class
   * @return whether its own methods for serialization may run wherever the class is let in
   */
  static boolean contain(String className) {
    return NAMES.contains(className)
        && !LEFT_OUT.contains(className)
        && !AbusedClasses.contain(className);
  }
}
