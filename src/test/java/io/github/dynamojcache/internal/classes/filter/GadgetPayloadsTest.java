package io.github.dynamojcache.internal.classes.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.classes.ClassFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The published payloads, each by the classes without which it does not work. */
class GadgetPayloadsTest {

  /** A name, a colon, and the classes of the payload that are no values. */
  private static final String PAYLOADS =
      """
      AspectJWeaver: org.aspectj.weaver.tools.cache.SimpleCache$StoreableCachingMap org.apache.commons.collections.functors.ConstantTransformer org.apache.commons.collections.keyvalue.TiedMapEntry org.apache.commons.collections.map.LazyMap
      BeanShell1: bsh.XThis bsh.XThis$Handler bsh.Interpreter bsh.NameSpace
      C3P0: com.mchange.v2.c3p0.PoolBackedDataSource com.mchange.v2.c3p0.impl.PoolBackedDataSourceBase com.mchange.v2.naming.ReferenceIndirector$ReferenceSerialized
      C3P0RefDataSource: com.mchange.v2.c3p0.JndiRefForwardingDataSource
      C3P0WrapperConnPool: com.mchange.v2.c3p0.WrapperConnectionPoolDataSource
      Click1: org.apache.click.control.Column org.apache.click.control.Column$ColumnComparator org.apache.click.control.Table
      Clojure: clojure.inspector.proxy$javax.swing.table.AbstractTableModel$ff19274a clojure.core$comp$fn__4727 clojure.core$constantly$fn__4614 clojure.main$eval_opt
      ClojureHessian: clojure.core.proxy$clojure.lang.APersistentMap$ff19274a clojure.lang.Iterate
      CommonsBeanutils1: org.apache.commons.beanutils.BeanComparator com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl
      CommonsBeanutils2: org.apache.commons.beanutils2.BeanComparator org.apache.xalan.xsltc.trax.TemplatesImpl
      CommonsCollections1: org.apache.commons.collections.functors.ChainedTransformer org.apache.commons.collections.functors.InvokerTransformer org.apache.commons.collections.map.LazyMap sun.reflect.annotation.AnnotationInvocationHandler
      CommonsCollections2: org.apache.commons.collections4.comparators.TransformingComparator org.apache.commons.collections4.functors.InvokerTransformer
      CommonsCollections3: org.apache.commons.collections.functors.InstantiateTransformer com.sun.org.apache.xalan.internal.xsltc.trax.TrAXFilter
      CommonsCollections4: org.apache.commons.collections4.functors.ConstantTransformer org.apache.commons.collections4.functors.InstantiateTransformer
      CommonsCollections5: javax.management.BadAttributeValueExpException org.apache.commons.collections.keyvalue.TiedMapEntry
      CommonsCollections6: org.apache.commons.collections4.keyvalue.TiedMapEntry org.apache.commons.collections4.map.LazyMap
      CommonsCollections7: org.apache.commons.collections.map.DefaultedMap org.apache.commons.collections4.map.DefaultedMap org.apache.commons.collections4.map.LazySortedMap
      CommonsCollectionsTransformed: org.apache.commons.collections.map.TransformedMap org.apache.commons.collections4.set.TransformedNavigableSet org.apache.commons.collections4.list.LazyList org.apache.commons.collections4.map.PredicatedMap org.apache.commons.collections4.multimap.TransformedMultiValuedMap org.apache.commons.collections.bag.TransformedBag org.apache.commons.collections.buffer.TransformedBuffer
      CommonsConfiguration: org.apache.commons.configuration.ConfigurationMap org.apache.commons.configuration.JNDIConfiguration org.apache.commons.configuration2.JNDIConfiguration
      Fastjson: com.alibaba.fastjson.JSONArray com.alibaba.fastjson.JSONObject com.alibaba.fastjson2.JSONArray
      FileUpload1: org.apache.commons.fileupload.disk.DiskFileItem org.apache.commons.io.output.DeferredFileOutputStream org.apache.commons.io.output.ThresholdingOutputStream
      FileUpload2: org.apache.commons.fileupload2.core.DiskFileItem org.apache.commons.fileupload2.disk.DiskFileItem
      Groovy1: org.codehaus.groovy.runtime.ConvertedClosure org.codehaus.groovy.runtime.MethodClosure groovy.lang.Closure
      GroovyExpando: groovy.util.Expando groovy.lang.MetaClassImpl
      Hibernate1: org.hibernate.engine.spi.TypedValue org.hibernate.tuple.component.PojoComponentTuplizer org.hibernate.tuple.component.AbstractComponentTuplizer org.hibernate.property.BasicPropertyAccessor$BasicGetter org.hibernate.property.access.spi.GetterMethodImpl
      Hutool: cn.hutool.json.JSONArray cn.hutool.json.JSONObject cn.hutool.db.ds.pooled.PooledDSFactory cn.hutool.core.map.MapProxy
      Jackson: com.fasterxml.jackson.databind.node.POJONode tools.jackson.databind.node.POJONode org.codehaus.jackson.node.POJONode
      JavassistWeld1: org.jboss.weld.interceptor.proxy.InterceptorMethodHandler org.jboss.weld.interceptor.reader.ClassMetadataInterceptorReference javassist.util.proxy.ProxyFactory
      JBossInterceptors1: org.jboss.interceptor.proxy.InterceptorMethodHandler org.jboss.interceptor.builder.InterceptionModelBuilder org.jboss.interceptor.reader.SimpleInterceptorMetadata
      Jdk7u21: com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl sun.reflect.annotation.AnnotationInvocationHandler
      JooqConvert: org.jooq.impl.ConvertedVal org.jooq.tools.Convert$ConvertAll
      JRMP: java.rmi.server.UnicastRemoteObject java.rmi.server.RemoteObjectInvocationHandler sun.rmi.server.UnicastRef sun.rmi.transport.LiveRef java.rmi.server.ObjID sun.rmi.server.ActivationGroupImpl
      JSON1: net.sf.json.JSONObject org.springframework.aop.framework.AdvisedSupport javax.management.openmbean.CompositeType javax.management.openmbean.TabularDataSupport
      Jython1: org.python.core.PyFunction org.python.core.PyMethod org.python.core.PyBytecode org.python.core.PyObject
      MozillaRhino1: org.mozilla.javascript.NativeError org.mozilla.javascript.NativeJavaMethod org.mozilla.javascript.MemberBox org.mozilla.javascript.NativeJavaObject
      MozillaRhino2: org.mozilla.javascript.tools.shell.Environment org.mozilla.javascript.ScriptableObject org.mozilla.javascript.NativeJavaArray
      Myfaces1: org.apache.myfaces.view.facelets.el.ValueExpressionMethodExpression org.apache.myfaces.el.convert.MethodExpressionToMethodBinding
      Myfaces2: org.apache.el.ValueExpressionImpl com.sun.el.ValueExpressionImpl de.odysseus.el.TreeValueExpression
      RichFaces: org.ajax4jsf.resource.UserResource$UriData org.richfaces.resource.ResourceHandlerImpl org.jboss.el.MethodExpressionImpl
      Resin: com.caucho.naming.QName com.caucho.config.types.ResourceRef javax.naming.CannotProceedException
      ROME: com.rometools.rome.feed.impl.ObjectBean com.rometools.rome.feed.impl.ToStringBean com.rometools.rome.feed.impl.EqualsBean com.sun.syndication.feed.impl.ObjectBean com.sun.syndication.feed.impl.ToStringBean
      ScalaLazyList: scala.collection.immutable.LazyList scala.sys.process.ProcessBuilderImpl$FileOutput$$anonfun$$lessinit$greater$3 scala.collection.View$Fill scala.Function0
      ScalaProperties: scala.Function0$mcZ$sp scala.collection.immutable.LazyList$SerializationProxy
      ServiceLoader: java.util.ServiceLoader$LazyIterator com.sun.xml.internal.ws.util.Service jdk.nashorn.internal.objects.NativeString javax.imageio.ImageIO$ContainsFilter javax.imageio.spi.FilterIterator
      SignedObject: java.security.SignedObject java.rmi.MarshalledObject javax.management.remote.rmi.RMIConnector
      Slf4j: org.slf4j.ext.EventData
      SortedArrayStringMap: org.apache.logging.log4j.util.SortedArrayStringMap
      Spring1: org.springframework.core.SerializableTypeWrapper$MethodInvokeTypeProvider org.springframework.beans.factory.support.AutowireUtils$ObjectFactoryDelegatingInvocationHandler org.springframework.beans.factory.ObjectFactory
      Spring2: org.springframework.aop.framework.JdkDynamicAopProxy org.springframework.aop.target.SingletonTargetSource org.springframework.aop.framework.AdvisedSupport
      SpringAop: org.springframework.aop.target.HotSwappableTargetSource org.springframework.aop.aspectj.autoproxy.AspectJAwareAdvisorAutoProxyCreator$PartiallyComparableAdvisorHolder org.springframework.aop.aspectj.AbstractAspectJAdvice org.springframework.aop.support.DefaultBeanFactoryPointcutAdvisor org.springframework.aop.aspectj.annotation.BeanFactoryAspectInstanceFactory
      SpringBeans: org.springframework.beans.factory.config.PropertyPathFactoryBean org.springframework.jndi.support.SimpleJndiBeanFactory org.springframework.beans.factory.config.MethodInvokingFactoryBean org.springframework.beans.support.PropertyComparator
      SpringContext: org.springframework.context.support.ClassPathXmlApplicationContext org.springframework.context.support.FileSystemXmlApplicationContext org.springframework.scheduling.commonj.WorkManagerTaskExecutor org.springframework.context.support.ConversionServiceFactoryBean
      SpringJta: org.springframework.transaction.jta.JtaTransactionManager org.springframework.jndi.JndiTemplate org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean
      SpringSpel: org.springframework.expression.spel.standard.SpelExpression org.springframework.expression.spel.support.StandardEvaluationContext
      Vaadin1: com.vaadin.data.util.NestedMethodProperty com.vaadin.data.util.PropertysetItem com.vaadin.v7.data.util.MethodProperty
      WebLogic: com.tangosol.util.filter.LimitFilter com.tangosol.util.extractor.ChainedExtractor com.tangosol.util.extractor.ReflectionExtractor com.tangosol.coherence.rest.util.extractor.MvelExtractor com.bea.core.repackaged.springframework.transaction.jta.JtaTransactionManager weblogic.jms.common.StreamMessageImpl oracle.toplink.internal.sessions.UnitOfWorkChangeSet
      Wicket1: org.apache.wicket.util.upload.DiskFileItem org.apache.wicket.util.io.DeferredFileOutputStream
      XalanXString: org.apache.xpath.objects.XString com.sun.org.apache.xpath.internal.objects.XString org.apache.xpath.objects.XStringForFSB
      XBean: org.apache.xbean.naming.context.ContextUtil$ReadOnlyBinding org.apache.xbean.naming.context.WritableContext org.apache.xbean.propertyeditor.JndiConverter
      XStream: javax.swing.UIDefaults$LazyValue javax.swing.MultiUIDefaults sun.swing.SwingLazyValue java.beans.EventHandler javax.script.ScriptEngineManager com.sun.jndi.toolkit.dir.LazySearchEnumerationImpl com.sun.jndi.rmi.registry.BindingEnumeration com.sun.corba.se.impl.activation.ServerTableEntry sun.print.UnixPrintServiceLookup
      JaiImage: javax.media.jai.remote.SerializableRenderedImage
      Processes: java.lang.ProcessBuilder java.lang.Runtime java.net.URLClassLoader java.util.logging.FileHandler java.lang.reflect.Proxy java.lang.invoke.SerializedLambda java.lang.invoke.MethodHandle
      DataSources: com.zaxxer.hikari.HikariDataSource org.apache.commons.dbcp2.BasicDataSource org.apache.tomcat.dbcp.dbcp2.BasicDataSource com.mysql.cj.jdbc.admin.MiniAdmin com.mysql.cj.jdbc.MysqlDataSource org.h2.jdbcx.JdbcDataSource org.postgresql.ds.PGSimpleDataSource oracle.jdbc.rowset.OracleJDBCRowSet com.sun.rowset.JdbcRowSetImpl com.alibaba.druid.pool.xa.DruidXADataSource com.p6spy.engine.spy.P6DataSource org.hsqldb.jdbc.JDBCDataSource
      Jndi: org.apache.shiro.jndi.JndiObjectFactory org.apache.shiro.realm.jndi.JndiRealmFactory org.apache.ibatis.datasource.jndi.JndiDataSourceFactory com.ibatis.sqlmap.engine.transaction.jta.JtaTransactionConfig org.apache.openjpa.ee.JNDIManagedRuntime org.apache.activemq.spring.ActiveMQConnectionFactory org.apache.activemq.jms.pool.XaPooledConnectionFactory org.quartz.utils.JNDIConnectionProvider net.sf.ehcache.hibernate.EhcacheJtaTransactionManagerLookup org.apache.log4j.receivers.db.JNDIConnectionSource ch.qos.logback.core.db.JNDIConnectionSource org.apache.ignite.cache.jta.jndi.CacheJndiTmLookup org.apache.aries.transaction.jms.RecoverablePooledConnectionFactory org.apache.axis2.transport.jms.JMSOutTransportInfo org.hibernate.jmx.StatisticsService
      Relocated: oadd.org.apache.xalan.lib.sql.JNDIConnectionPool org.docx4j.org.apache.xalan.lib.sql.JNDIConnectionPool com.oracle.wls.shaded.org.apache.xalan.lib.sql.JNDIConnectionPool org.apache.hadoop.shaded.com.zaxxer.hikari.HikariConfig com.newrelic.agent.deps.ch.qos.logback.core.db.JNDIConnectionSource com.acme.shaded.org.apache.commons.collections4.functors.InvokerTransformer com.acme.shaded.org.codehaus.groovy.runtime.MethodClosure
      Scripts: org.mvel2.MVELInterpretedRuntime ognl.ASTChain freemarker.template.utility.Execute org.apache.velocity.VelocityContext com.googlecode.aviator.BaseExpression org.openjdk.nashorn.api.scripting.NashornScriptEngine org.codehaus.janino.ClassBodyEvaluator org.apache.commons.jelly.impl.Embedded org.apache.commons.jxpath.ri.JXPathContextReferenceImpl groovy.lang.GroovyShell
      """;

  private static Stream<ClassFilter> filters() {
    ClassPatterns everything =
        new ClassPatterns(List.of("*", "org.*", "com.*", "java.*", "javax.*", "sun.*"));
    List<ClassFilter> filters = new ArrayList<>();
    for (FilterMode mode : FilterMode.values()) {
      for (Class<?> declared : List.of(Object.class, GadgetPayloadsTest.class)) {
        filters.add(DerivedClassFilter.of("books", mode, everything, declared));
        filters.add(DerivedClassFilter.of("books", mode, ClassPatterns.NONE, declared));
      }
    }
    return filters.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyClassOfAPayloadIsKeptOutInEveryMode() {
    return PAYLOADS
        .lines()
        .map(line -> line.split(": ", 2))
        .map(
            payload ->
                DynamicTest.dynamicTest(
                    payload[0], () -> assertKeptOut(List.of(payload[1].split(" ", -1)))));
  }

  private static void assertKeptOut(List<String> classNames) {
    assertThat(classNames).isNotEmpty();
    for (String className : classNames) {
      assertThat(filters())
          .as(className)
          .allSatisfy(
              filter -> {
                assertThat(filter.objection(className)).isNotNull();
                assertThat(filter.objectionToHooks(className)).isNotNull();
                assertThat(filter.objectionToAny("[L" + className + ";")).isNotNull();
              });
    }
  }
}
