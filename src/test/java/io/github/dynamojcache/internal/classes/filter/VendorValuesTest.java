package io.github.dynamojcache.internal.classes.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.classes.ClassFilter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Value classes whose neighbours are known from attacks are not refused for them. */
class VendorValuesTest {

  private static final String VALUES =
      """
      com.fasterxml.jackson.databind.node: ObjectNode ArrayNode TextNode IntNode NullNode
      com.mysql.cj.jdbc.exceptions: CommunicationsException MysqlDataTruncation
      com.rometools.rome.feed.atom: Feed
      groovy.lang: Tuple Tuple2 IntRange ObjectRange GString
      groovy.sql: GroovyRowResult
      javax.money: CurrencyContext
      javax.persistence: EntityNotFoundException
      javax.servlet.http: Cookie
      org.apache.activemq.command: ActiveMQQueue MessageId
      org.apache.commons.beanutils: BasicDynaBean
      org.apache.commons.collections: FastHashMap
      org.apache.commons.collections.map: CaseInsensitiveMap ListOrderedMap
      org.apache.commons.collections4.bag: HashBag TreeBag
      org.apache.commons.collections4.bidimap: DualHashBidiMap TreeBidiMap
      org.apache.commons.collections4.comparators: ComparableComparator NullComparator
      org.apache.commons.collections4.keyvalue: MultiKey DefaultMapEntry
      org.apache.commons.collections4.list: TreeList NodeCachingLinkedList GrowthList
      org.apache.commons.collections4.map: LRUMap LinkedMap Flat3Map HashedMap MultiKeyMap PassiveExpiringMap
      org.apache.commons.collections4.multimap: ArrayListValuedHashMap
      org.apache.commons.collections4.set: ListOrderedSet
      org.apache.commons.fileupload: FileUploadException InvalidFileNameException
      org.apache.commons.io: FileExistsException ByteOrderMark
      org.apache.commons.lang3: Range CharRange
      org.apache.commons.lang3.mutable: MutableInt
      org.apache.commons.lang3.time: FastDateFormat
      org.apache.commons.lang3.tuple: ImmutablePair MutableTriple
      org.apache.groovy.json.internal: LazyMap
      org.apache.ibatis.exceptions: PersistenceException
      org.apache.ibatis.session: RowBounds
      org.apache.log4j: Level
      org.apache.logging.log4j: Level
      org.apache.openjpa.util: LongId
      org.apache.shiro.session.mgt: SimpleSession
      org.apache.wicket.util.lang: Bytes
      org.apache.xerces.jaxp.datatype: XMLGregorianCalendarImpl
      org.codehaus.groovy.runtime: GStringImpl
      org.dom4j.tree: DefaultElement
      org.eclipse.jetty.server.session: SessionData
      org.h2.api: Interval
      org.hibernate: LockMode StaleObjectStateException
      org.hibernate.engine.spi: EntityKey
      org.hibernate.engine.jdbc: BlobProxy
      org.jdom2: Element
      org.postgresql.geometric: PGpoint
      org.postgresql.util: PGobject PGInterval PGmoney PSQLException
      org.quartz: JobKey TriggerKey CronExpression
      org.springframework.beans: FatalBeanException TypeMismatchException MutablePropertyValues PropertyValue
      org.springframework.beans.factory: BeanCreationException NoSuchBeanDefinitionException
      org.springframework.beans.support: PagedListHolder MutableSortDefinition
      org.springframework.cache.interceptor: SimpleKey
      org.springframework.context: NoSuchMessageException
      org.springframework.context.i18n: SimpleLocaleContext
      org.springframework.context.support: DefaultMessageSourceResolvable
      org.springframework.context.testfixture.cache.beans: TestEntity TestableEntity
      org.springframework.core: NestedRuntimeException NestedCheckedException
      org.springframework.core.annotation: AnnotationAttributes
      org.springframework.dao: DuplicateKeyException EmptyResultDataAccessException
      org.springframework.expression: EvaluationException
      org.springframework.http: HttpHeaders MediaType ResponseEntity HttpStatus
      org.springframework.jdbc: BadSqlGrammarException IncorrectResultSetColumnCountException
      org.springframework.jdbc.core.namedparam: MapSqlParameterSource
      org.springframework.jdbc.support.rowset: ResultSetWrappingSqlRowSetMetaData
      org.springframework.jms: JmsException
      org.springframework.orm: ObjectOptimisticLockingFailureException
      org.springframework.orm.jpa: JpaSystemException JpaObjectRetrievalFailureException
      org.springframework.transaction: TransactionSystemException UnexpectedRollbackException
      org.springframework.transaction.support: DefaultTransactionDefinition
      org.springframework.util: LinkedMultiValueMap LinkedCaseInsensitiveMap MimeType
      org.springframework.web.bind: MissingServletRequestParameterException
      org.springframework.web.client: HttpClientErrorException HttpClientErrorException$NotFound
      org.springframework.web.context.request.async: AsyncRequestTimeoutException
      org.springframework.web.server: ResponseStatusException
      org.springframework.web.servlet: ModelAndView FlashMap NoHandlerFoundException
      org.springframework.web.servlet.resource: NoResourceFoundException
      oracle.sql: TIMESTAMP
      scala: Some Tuple2
      scala.collection.immutable: Map$Map1 Vector $colon$colon
      software.amazon.awssdk.core: SdkBytes
      software.amazon.awssdk.services.dynamodb.model: AttributeValue
      """;

  static Stream<String> values() {
    return VALUES
        .lines()
        .map(line -> line.split(": ", 2))
        .flatMap(line -> Stream.of(line[1].split(" ", -1)).map(name -> line[0] + "." + name));
  }

  private static ClassFilter filter(FilterMode mode, Class<?> declared, String... allowed) {
    return DerivedClassFilter.of("books", mode, new ClassPatterns(List.of(allowed)), declared);
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsLetInWithItsHooksByAPattern(String className) {
    String vendor = className.substring(0, className.indexOf('.', 4) + 1) + "*";
    for (FilterMode mode : FilterMode.values()) {
      for (Class<?> declared : List.of(Object.class, VendorValuesTest.class)) {
        ClassFilter filter = filter(mode, declared, vendor);

        assertThat(filter.objection(className)).as(vendor).isNull();
        assertThat(filter.objectionToHooks(className)).as(vendor).isNull();
      }
    }
  }
}
