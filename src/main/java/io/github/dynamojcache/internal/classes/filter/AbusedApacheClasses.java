package io.github.dynamojcache.internal.classes.filter;

/** The part of {@link AbusedClasses} that lists classes of Apache projects. */
final class AbusedApacheClasses {

  /**
   * In the form of {@link NameList}. Commons Collections 3 and 4 differ only in the package name.
   */
  static final String NAMES =
      collections("org.apache.commons.collections")
          + collections("org.apache.commons.collections4")
          + beanutils("org.apache.commons.beanutils")
          + beanutils("org.apache.commons.beanutils2")
          + """
          org.apache.activemq: ActiveMQConnection ActiveMQConnectionFactory ActiveMQXAConnectionFactory
          org.apache.activemq.broker: *
          org.apache.activemq.jms.pool: *
          org.apache.activemq.jndi: *
          org.apache.activemq.pool: *
          org.apache.activemq.ra: *
          org.apache.activemq.spring: *
          org.apache.aries: *
          org.apache.axis: *
          org.apache.axis2: *
          org.apache.batik: *
          org.apache.bcel: *
          org.apache.catalina.connector: *
          org.apache.catalina.core: *
          org.apache.catalina.ha: *
          org.apache.catalina.loader: *
          org.apache.catalina.manager: *
          org.apache.catalina.mbeans: *
          org.apache.catalina.realm: CombinedRealm DataSourceRealm JAASRealm JDBCRealm JNDIRealm UserDatabaseRealm
          org.apache.catalina.servlets: *
          org.apache.catalina.startup: *
          org.apache.catalina.storeconfig: *
          org.apache.catalina.tribes: *
          org.apache.catalina.users: *
          org.apache.catalina.valves: *
          org.apache.catalina.webresources: *
          org.apache.click: *
          org.apache.commons.chain: *
          org.apache.commons.configuration: *
          org.apache.commons.configuration2: *
          org.apache.commons.dbcp: *
          org.apache.commons.dbcp2: *
          org.apache.commons.digester: *
          org.apache.commons.digester3: *
          org.apache.commons.exec: *
          org.apache.commons.fileupload: DefaultFileItem DiskFileUpload
          org.apache.commons.fileupload.disk: *
          org.apache.commons.fileupload2.core: DiskFileItem DiskFileItemFactory
          org.apache.commons.fileupload2.disk: *
          org.apache.commons.io.filefilter: *
          org.apache.commons.io.input: *
          org.apache.commons.io.monitor: *
          org.apache.commons.io.output: *
          org.apache.commons.io.serialization: *
          org.apache.commons.jelly: *
          org.apache.commons.jexl: *
          org.apache.commons.jexl2: *
          org.apache.commons.jexl3: *
          org.apache.commons.jxpath: *
          org.apache.commons.lang3.concurrent: *
          org.apache.commons.lang3.event: *
          org.apache.commons.lang3.reflect: *
          org.apache.commons.logging: *
          org.apache.commons.proxy: *
          org.apache.commons.proxy2: *
          org.apache.commons.scxml: *
          org.apache.commons.scxml2: *
          org.apache.commons.text: StringSubstitutor
          org.apache.commons.text.lookup: *
          org.apache.commons.vfs2: *
          org.apache.cxf.endpoint: *
          org.apache.cxf.jaxrs.client: *
          org.apache.cxf.jaxrs.provider: *
          org.apache.cxf.transport: *
          org.apache.derby: *
          org.apache.el: *
          org.apache.groovy.ast: *
          org.apache.groovy.groovysh: *
          org.apache.groovy.internal: *
          org.apache.groovy.jmx: *
          org.apache.groovy.metaclass: *
          org.apache.groovy.plugin: *
          org.apache.groovy.runtime: *
          org.apache.groovy.util: *
          org.apache.ibatis.binding: *
          org.apache.ibatis.builder: *
          org.apache.ibatis.cache: *
          org.apache.ibatis.datasource: *
          org.apache.ibatis.executor: *
          org.apache.ibatis.javassist: *
          org.apache.ibatis.mapping: *
          org.apache.ibatis.ognl: *
          org.apache.ibatis.parsing: *
          org.apache.ibatis.reflection: *
          org.apache.ibatis.scripting: *
          org.apache.ibatis.session: Configuration SqlSessionFactoryBuilder SqlSessionManager
          org.apache.ibatis.session.defaults: *
          org.apache.ibatis.transaction: *
          org.apache.ignite.cache.jta: *
          org.apache.log4j.chainsaw: *
          org.apache.log4j.config: *
          org.apache.log4j.jdbc: *
          org.apache.log4j.jmx: *
          org.apache.log4j.lf5: *
          org.apache.log4j.net: *
          org.apache.log4j.pattern: *
          org.apache.log4j.receivers: *
          org.apache.log4j.spi: *
          org.apache.log4j.varia: *
          org.apache.log4j.xml: *
          org.apache.logging.log4j.core: *
          org.apache.logging.log4j.jcl: *
          org.apache.logging.log4j.util: SortedArrayStringMap
          org.apache.logging.log4j.web: *
          org.apache.myfaces: *
          org.apache.naming: *
          org.apache.openjpa.conf: *
          org.apache.openjpa.ee: *
          org.apache.openjpa.jdbc: *
          org.apache.openjpa.kernel: *
          org.apache.openjpa.lib: *
          org.apache.shiro.io: *
          org.apache.shiro.jndi: *
          org.apache.shiro.mgt: *
          org.apache.shiro.realm: *
          org.apache.shiro.web.mgt: *
          org.apache.tomcat.dbcp: *
          org.apache.tomcat.jdbc: *
          org.apache.tomcat.util.digester: *
          org.apache.tomcat.util.modeler: *
          org.apache.velocity: *
          org.apache.wicket.util.file: *
          org.apache.wicket.util.io: *
          org.apache.wicket.util.upload: *
          org.apache.xalan: *
          org.apache.xbean: *
          org.apache.xerces.dom: *
          org.apache.xerces.impl: *
          org.apache.xerces.jaxp: DocumentBuilderFactoryImpl DocumentBuilderImpl SAXParserFactoryImpl SAXParserImpl
          org.apache.xerces.jaxp.validation: *
          org.apache.xerces.parsers: *
          org.apache.xerces.util: *
          org.apache.xerces.xni: *
          org.apache.xml.dtm: *
          org.apache.xml.serializer: *
          org.apache.xml.utils: *
          org.apache.xpath: *
          """;

  private AbusedApacheClasses() {}

  /** The functions, and the containers that call one when they are filled or read. */
  private static String collections(String inPackage) {
    return """
    %1$s: BeanMap
    %1$s.bag: PredicatedBag PredicatedSortedBag TransformedBag TransformedSortedBag
    %1$s.buffer: PredicatedBuffer TransformedBuffer
    %1$s.collection: PredicatedCollection TransformedCollection
    %1$s.comparators: TransformingComparator
    %1$s.functors: *
    %1$s.iterators: *
    %1$s.keyvalue: TiedMapEntry
    %1$s.list: LazyList PredicatedList TransformedList
    %1$s.map: DefaultedMap LazyMap LazySortedMap MultiValueMap PredicatedMap PredicatedSortedMap TransformedMap
    %1$s.map: TransformedSortedMap
    %1$s.multimap: TransformedMultiValuedMap
    %1$s.multiset: PredicatedMultiSet
    %1$s.queue: PredicatedQueue TransformedQueue
    %1$s.set: PredicatedNavigableSet PredicatedSet PredicatedSortedSet TransformedNavigableSet TransformedSet
    %1$s.set: TransformedSortedSet
    %1$s.splitmap: *
    """
        .formatted(inPackage);
  }

  private static String beanutils(String inPackage) {
    return """
    %1$s: BeanComparator BeanMap BeanPredicate BeanPropertyValueChangeClosure BeanPropertyValueEqualsPredicate
    %1$s: BeanToPropertyValueTransformer ConvertUtilsBean JDBCDynaClass LazyDynaBean LazyDynaClass LazyDynaList
    %1$s: LazyDynaMap ResultSetDynaClass WrapDynaBean WrapDynaClass
    %1$s.converters: *
    %1$s.locale: *
    %1$s.sql.converters: *
    """
        .formatted(inPackage);
  }
}
