package io.github.dynamojcache.internal.classes.filter;

/** The part of {@link AbusedClasses} that lists Spring's infrastructure, and none of its values. */
final class AbusedSpringClasses {

  /** In the form of {@link NameList}. */
  static final String NAMES =
      """
      org.springframework.aop: *
      org.springframework.beans: BeanWrapper* DirectFieldAccessor* AbstractNestablePropertyAccessor AbstractPropertyAccessor
      org.springframework.beans: CachedIntrospectionResults PropertyEditorRegistrySupport SimpleTypeConverter
      org.springframework.beans.factory: BeanFactory FactoryBean ObjectFactory ObjectProvider
      org.springframework.beans.factory.annotation: *
      org.springframework.beans.factory.aot: *
      org.springframework.beans.factory.config: *
      org.springframework.beans.factory.groovy: *
      org.springframework.beans.factory.parsing: *
      org.springframework.beans.factory.serviceloader: *
      org.springframework.beans.factory.support: *
      org.springframework.beans.factory.wiring: *
      org.springframework.beans.factory.xml: *
      org.springframework.beans.propertyeditors: *
      org.springframework.beans.support: ArgumentConvertingMethodInvoker PropertyComparator ResourceEditorRegistrar
      org.springframework.cglib: *
      org.springframework.context: ApplicationContext ConfigurableApplicationContext
      org.springframework.context.access: *
      org.springframework.context.annotation: *
      org.springframework.context.config: *
      org.springframework.context.event: Abstract* ApplicationListenerMethodAdapter EventListenerMethodProcessor Generic*
      org.springframework.context.event: SimpleApplicationEventMulticaster SourceFilteringListener
      org.springframework.context.expression: *
      org.springframework.context.support: Abstract* ApplicationContextAwareProcessor ApplicationListenerDetector
      org.springframework.context.support: ClassPathXmlApplicationContext ContextTypeMatchClassLoader ConversionServiceFactoryBean
      org.springframework.context.support: DefaultLifecycleProcessor FileSystemXmlApplicationContext Generic* LiveBeansView
      org.springframework.context.support: MessageSource* PropertySources* ReloadableResourceBundleMessageSource
      org.springframework.context.support: ResourceBundleMessageSource SimpleThreadScope StaticApplicationContext
      org.springframework.context.weaving: *
      org.springframework.core: ConfigurableObjectInputStream DecoratingClassLoader OverridingClassLoader
      org.springframework.core: SerializableTypeWrapper
      org.springframework.core.convert.support: *
      org.springframework.core.env: *
      org.springframework.core.io: ClassRelativeResourceLoader DefaultResourceLoader FileSystemResourceLoader FileUrlResource
      org.springframework.core.io: UrlResource VfsResource
      org.springframework.core.io.support: *
      org.springframework.core.serializer: *
      org.springframework.core.task: *
      org.springframework.core.type: *
      org.springframework.ejb: *
      org.springframework.expression.common: *
      org.springframework.expression.spel.ast: *
      org.springframework.expression.spel.standard: *
      org.springframework.expression.spel.support: *
      org.springframework.jca: *
      org.springframework.jdbc.config: *
      org.springframework.jdbc.core: JdbcTemplate
      org.springframework.jdbc.core.simple: *
      org.springframework.jdbc.core.support: *
      org.springframework.jdbc.datasource: *
      org.springframework.jdbc.object: *
      org.springframework.jdbc.support: JdbcAccessor JdbcTransactionManager
      org.springframework.jdbc.support.incrementer: *
      org.springframework.jdbc.support.lob: *
      org.springframework.jms.config: *
      org.springframework.jms.connection: *
      org.springframework.jms.core: *
      org.springframework.jms.listener: *
      org.springframework.jms.remoting: *
      org.springframework.jms.support.destination: *
      org.springframework.jmx: *
      org.springframework.jndi: *
      org.springframework.objenesis: *
      org.springframework.orm.hibernate3: *
      org.springframework.orm.hibernate4: Hibernate* LocalSessionFactory* SpringSessionContext
      org.springframework.orm.hibernate5: Hibernate* LocalSessionFactory* SpringSessionContext
      org.springframework.orm.jpa: EntityManager* ExtendedEntityManager* JpaTransactionManager Local* SharedEntityManager*
      org.springframework.orm.jpa: AbstractEntityManagerFactoryBean
      org.springframework.orm.jpa.persistenceunit: *
      org.springframework.orm.jpa.support: *
      org.springframework.orm.jpa.vendor: *
      org.springframework.remoting: *
      org.springframework.scheduling: *
      org.springframework.scripting: *
      org.springframework.security.authentication.jaas: *
      org.springframework.transaction.interceptor: *
      org.springframework.transaction.jta: *
      org.springframework.transaction.support: AbstractPlatformTransactionManager SimpleTransactionScope TransactionTemplate
      org.springframework.util: AutoPopulatingList MethodInvoker SerializationUtils
      org.springframework.util.xml: *
      org.springframework.web.context: ContextLoader ContextLoaderListener
      org.springframework.web.context.support: *
      org.springframework.web.multipart.commons: *
      org.springframework.web.servlet: DispatcherServlet FrameworkServlet HttpServletBean
      org.springframework.web.servlet.config: *
      org.springframework.web.servlet.handler: *
      org.springframework.web.servlet.mvc.method: *
      org.springframework.web.servlet.view: *
      """;

  private AbusedSpringClasses() {}
}
