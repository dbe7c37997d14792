package io.github.dynamojcache.internal.classes.filter;

/**
 * Classes that have been used to turn a stored object graph into running code, and classes next to
 * them that hold no values. Sources: the published collections of payloads (ysoserial, marshalsec),
 * the deny list of Jackson, and advisories. In packages that also contain values, the classes are
 * listed one by one. The list cannot be complete: it is the second line of defence behind declared
 * types, and a listed class can still be allowed by its own full name.
 */
final class AbusedClasses {

  private static final String PLATFORM =
      """
      com.sun.corba: *
      com.sun.deploy: *
      com.sun.el: *
      com.sun.faces: *
      com.sun.jmx: *
      com.sun.jndi: *
      com.sun.media.jai: *
      com.sun.naming: *
      com.sun.net: *
      com.sun.org.apache: *
      com.sun.rmi: *
      com.sun.rowset: *
      com.sun.script: *
      com.sun.syndication.feed.impl: *
      com.sun.tools: *
      com.sun.xml: *
      java.beans: EventHandler Expression Statement XMLDecoder
      java.beans.beancontext: *
      java.lang: ClassLoader Compiler Process ProcessBuilder ProcessImpl Runtime System Thread UNIXProcess
      java.lang.instrument: *
      java.lang.invoke: *
      java.lang.management: *
      java.lang.module: *
      java.lang.reflect: *
      java.net: JarURLConnection URLClassLoader URLConnection URLStreamHandler
      java.rmi: *
      java.security: GuardedObject SecureClassLoader SignedObject
      java.util: ServiceLoader
      java.util.logging: FileHandler SocketHandler StreamHandler
      java.util.prefs: *
      javax.imageio: *
      javax.management: *
      javax.naming: *
      javax.net: *
      javax.print: *
      javax.rmi: *
      javax.script: *
      javax.sql.rowset: BaseRowSet RowSetProvider
      javax.sql.rowset.spi: *
      javax.swing: *
      javax.xml.transform: Templates Transformer TransformerFactory
      jdk: *
      sun: *
      """;

  private static final String LIBRARIES =
      """
      br.com.anteros: *
      bsh: *
      ch.qos.logback.classic: LoggerContext
      ch.qos.logback.classic.db: *
      ch.qos.logback.classic.jmx: *
      ch.qos.logback.classic.joran: *
      ch.qos.logback.classic.net: *
      ch.qos.logback.classic.selector: *
      ch.qos.logback.core: *
      clojure: core inspector main
      clojure.core: *
      clojure.inspector: *
      clojure.java: *
      clojure.lang: Compiler Cycle Delay DynamicClassLoader Iterate LazySeq Namespace RT Var
      cn.hutool.core.bean: *
      cn.hutool.core.map: MapProxy
      cn.hutool.db: *
      cn.hutool.extra: *
      cn.hutool.json: *
      cn.hutool.script: *
      com.alibaba.druid: *
      com.alibaba.fastjson: *
      com.alibaba.fastjson2: *
      com.arjuna: *
      com.atomikos: *
      com.bea: *
      com.caucho: *
      com.esotericsoftware: *
      com.fasterxml.jackson.databind.deser: *
      com.fasterxml.jackson.databind.jsontype: *
      com.fasterxml.jackson.databind.node: POJONode
      com.fasterxml.jackson.databind.ser: *
      com.feilong.core.util.comparator: *
      com.googlecode.aviator: *
      com.hubspot.jinjava: *
      com.ibatis: *
      com.jolbox.bonecp: *
      com.mchange: *
      com.microsoft.sqlserver.jdbc: SQLServerConnectionPoolDataSource SQLServerDataSource SQLServerXADataSource
      com.mysql.cj.jdbc: ConnectionImpl Driver Mysql* NonRegisteringDriver
      com.mysql.cj.jdbc.admin: *
      com.mysql.cj.jdbc.ha: *
      com.mysql.fabric: *
      com.mysql.jdbc: ConnectionImpl Driver MiniAdmin NonRegisteringDriver
      com.mysql.jdbc.jdbc2: *
      com.newrelic.agent: *
      com.nqadmin.rowset: *
      com.opensymphony.xwork: *
      com.opensymphony.xwork2: *
      com.oracle.truffle: *
      com.oracle.wls: *
      com.p6spy: *
      com.pastdev.httpcomponents: *
      com.ql.util.express: *
      com.rometools.rome.feed.impl: *
      com.tangosol.coherence: *
      com.tangosol.internal: *
      com.tangosol.net: *
      com.tangosol.run: *
      com.tangosol.util.aggregator: *
      com.tangosol.util.comparator: *
      com.tangosol.util.extractor: *
      com.tangosol.util.filter: *
      com.tangosol.util.processor: *
      com.thoughtworks.xstream: *
      com.vaadin.data.util: *
      com.vaadin.v7.data.util: *
      com.zaxxer.hikari: *
      de.odysseus.el: *
      flex.messaging: *
      freemarker: *
      groovy.grape: *
      groovy.inspect: *
      groovy.jmx: *
      groovy.lang: Binding Closure DelegatingMetaClass ExpandoMetaClass GroovyClassLoader GroovyCodeSource GroovyShell
      groovy.lang: ListWithDefault MapWithDefault Meta* ProxyMetaClass Script
      groovy.sql: DataSet Sql
      groovy.swing: *
      groovy.text: *
      groovy.ui: *
      groovy.util: BuilderSupport ClosureComparator Eval Expando FactoryBuilderSupport GroovyScriptEngine NodeBuilder
      groovy.util: OrderBy Proxy ProxyGenerator
      jakarta.el: *
      jakarta.faces.component: *
      javassist: *
      javax.el: *
      javax.faces.component: *
      javax.faces.el: *
      javax.media.jai: *
      jodd.db: *
      net.bytebuddy: *
      net.sf.cglib: *
      net.sf.ehcache.hibernate: *
      net.sf.ehcache.transaction: *
      net.sf.json: *
      ognl: *
      oracle.jdbc.connector: *
      oracle.jdbc.datasource: *
      oracle.jdbc.driver: *
      oracle.jdbc.pool: *
      oracle.jdbc.rowset: *
      oracle.jdbc.xa: *
      oracle.jms: *
      oracle.toplink: *
      oracle.ucp: *
      org.ajax4jsf: *
      org.aoju: *
      org.arrah: *
      org.aspectj: *
      org.codehaus.groovy.ast: *
      org.codehaus.groovy.classgen: *
      org.codehaus.groovy.control: *
      org.codehaus.groovy.reflection: *
      org.codehaus.groovy.runtime: ComposedClosure ConversionHandler Converted* CurriedClosure InvokerHelper
      org.codehaus.groovy.runtime: InvokerInvocationHandler IteratorClosureAdapter MethodClosure NumberAwareComparator
      org.codehaus.groovy.runtime: ProxyGeneratorAdapter ScriptBytecodeAdapter dgm*
      org.codehaus.groovy.runtime.callsite: *
      org.codehaus.groovy.runtime.dgmimpl: *
      org.codehaus.groovy.runtime.memoize: *
      org.codehaus.groovy.runtime.metaclass: *
      org.codehaus.groovy.runtime.wrappers: *
      org.codehaus.groovy.tools: *
      org.codehaus.groovy.util: *
      org.codehaus.groovy.vmplugin: *
      org.codehaus.jackson.map: *
      org.codehaus.jackson.node: POJONode
      org.codehaus.janino: *
      org.dom4j.bean: *
      org.dom4j.io: *
      org.dom4j.jaxb: *
      org.dom4j.rule: *
      org.dom4j.swing: *
      org.dom4j.xpath: *
      org.eclipse.jetty.client: *
      org.eclipse.jetty.deploy: *
      org.eclipse.jetty.io: *
      org.eclipse.jetty.jmx: *
      org.eclipse.jetty.jndi: *
      org.eclipse.jetty.plus: *
      org.eclipse.jetty.security: *
      org.eclipse.jetty.util.component: *
      org.eclipse.jetty.util.resource: *
      org.eclipse.jetty.util.thread: *
      org.eclipse.jetty.webapp: *
      org.eclipse.jetty.xml: *
      org.graalvm.polyglot: *
      org.h2.engine: *
      org.h2.jdbc: JdbcConnection
      org.h2.jdbcx: *
      org.h2.server: *
      org.h2.store: *
      org.h2.tools: *
      org.h2.util: *
      org.hibernate.engine.spi: TypedValue
      org.hibernate.jmx: *
      org.hibernate.property: *
      org.hibernate.service: *
      org.hibernate.tuple: *
      org.hsqldb.jdbc: *
      org.hsqldb.lib: *
      org.hsqldb.server: *
      org.hsqldb.util: *
      org.jboss.el: *
      org.jboss.interceptor: *
      org.jboss.proxy: *
      org.jboss.util.propertyeditor: *
      org.jboss.weld: *
      org.jdom.transform: *
      org.jdom2.transform: *
      org.jooq.impl: ConvertedDataType ConvertedVal
      org.jooq.tools: Convert
      org.jruby: *
      org.jsecurity.realm: *
      org.logicalcobwebs.proxool: *
      org.mariadb.jdbc: Driver MariaDbDataSource MariaDbPoolDataSource
      org.mozilla.javascript: *
      org.mvel: *
      org.mvel2: *
      org.objenesis: *
      org.openjdk.nashorn: *
      org.postgresql: Driver
      org.postgresql.copy: *
      org.postgresql.core: *
      org.postgresql.ds: *
      org.postgresql.jdbc: PgConnection
      org.postgresql.jdbc2: *
      org.postgresql.jdbc3: *
      org.postgresql.plugin: *
      org.postgresql.ssl: *
      org.postgresql.xa: *
      org.python: *
      org.quartz.core: *
      org.quartz.ee: *
      org.quartz.impl: DirectSchedulerFactory RemoteMBeanScheduler RemoteScheduler StdScheduler StdSchedulerFactory
      org.quartz.impl.jdbcjobstore: *
      org.quartz.jobs: *
      org.quartz.simpl: *
      org.quartz.utils: *
      org.richfaces: *
      org.scala.tools: *
      org.slf4j.ext: EventData
      org.thymeleaf: *
      org.yaml.snakeyaml: *
      scala: Function*
      scala.collection: View
      scala.collection.immutable: LazyList Stream
      scala.reflect.internal: *
      scala.reflect.runtime: *
      scala.sys.process: *
      scala.tools: *
      software.amazon.awssdk.auth: *
      software.amazon.awssdk.core.client: *
      software.amazon.awssdk.core.internal: *
      software.amazon.awssdk.http: *
      software.amazon.awssdk.regions.internal: *
      tools.jackson.databind.deser: *
      tools.jackson.databind.jsontype: *
      tools.jackson.databind.node: POJONode
      tools.jackson.databind.ser: *
      weblogic: *
      """;

  private static final NameList NAMES =
      NameList.of(PLATFORM + LIBRARIES + AbusedApacheClasses.NAMES + AbusedSpringClasses.NAMES);

  private AbusedClasses() {}

  /**
   * Tells whether a class is known from attacks.
   *
   * @param className the name of a class
   * @return whether no pattern and no declared type allows it; also true when another library
   *     contains it under a package of its own
   */
  static boolean contain(String className) {
    return NAMES.contains(className) || NAMES.containsRelocated(className);
  }
}
