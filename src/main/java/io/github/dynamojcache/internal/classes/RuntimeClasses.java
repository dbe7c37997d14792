package io.github.dynamojcache.internal.classes;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Classes that are made while a program runs: lambdas, hidden classes, proxies. Another JVM has
 * none of that name, or another one. So no list of names can let them in. The proxies of frameworks
 * are told by what they implement, as far as they implement anything: their names change from one
 * version to the next.
 */
public final class RuntimeClasses {

  private static final Pattern PROXY_OF_THE_JDK = Pattern.compile("(.*\\.)?\\$Proxy\\d+");

  /** By the JVM; by CGLIB, Spring, Javassist, Hibernate, Byte Buddy, Mockito and Weld. */
  private static final List<String> MARKS =
      List.of(
          "$$Lambda",
          "/",
          "CGLIB$$",
          "$$EnhancerBy",
          "$$FastClassBy",
          "_$$_javassist",
          "_$$_jvst",
          "$HibernateProxy$",
          "$ByteBuddy$",
          "$MockitoMock$",
          "$$$EasyMock$",
          "$Proxy$_$$_Weld");

  /** By Hibernate since 6.6, and by OpenJPA. */
  private static final List<String> ENDINGS = List.of("$HibernateProxy", "$pcsubclass");

  /** What only proxies implement. */
  private static final Set<String> INTERFACES =
      Set.of(
          "org.hibernate.proxy.HibernateProxy",
          "org.springframework.aop.SpringProxy",
          "org.springframework.aop.scope.ScopedObject",
          "org.springframework.cglib.proxy.Factory",
          "net.sf.cglib.proxy.Factory",
          "javassist.util.proxy.Proxy",
          "javassist.util.proxy.ProxyObject",
          "org.apache.ibatis.javassist.util.proxy.Proxy",
          "org.apache.ibatis.javassist.util.proxy.ProxyObject",
          "org.jboss.weld.bean.proxy.ProxyObject",
          "org.jboss.weld.proxy.WeldConstruct",
          "org.apache.webbeans.proxy.OwbInterceptorProxy",
          "org.apache.webbeans.proxy.OwbNormalScopeProxy",
          "org.apache.deltaspike.proxy.api.DeltaSpikeProxy",
          "org.mockito.internal.creation.bytebuddy.MockAccess",
          "groovy.lang.GeneratedGroovyProxy",
          "io.micronaut.aop.Intercepted",
          "io.quarkus.arc.ClientProxy",
          "io.quarkus.arc.Subclass");

  private RuntimeClasses() {}

  /**
   * Tells whether a name is of a class that was made at run time.
   *
   * @param className the name of a class
   * @return whether it looks so
   */
  public static boolean contain(String className) {
    return MARKS.stream().anyMatch(className::contains)
        || ENDINGS.stream().anyMatch(className::endsWith)
        || PROXY_OF_THE_JDK.matcher(className).matches();
  }

  /**
   * Tells whether a class is a framework's proxy, by its name or by what it implements.
   *
   * @param type a class
   * @return true for a proxy, and for a class that extends one
   */
  public static boolean areProxies(Class<?> type) {
    return contain(type.getName()) || implementsAny(type);
  }

  private static boolean implementsAny(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (INTERFACES.contains(c.getName())) {
        return true;
      }
      for (Class<?> each : c.getInterfaces()) {
        if (implementsAny(each)) {
          return true;
        }
      }
    }
    return false;
  }
}
