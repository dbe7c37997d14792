package io.github.dynamojcache.codec.filter;

import java.util.List;

/**
 * Classes of well-known libraries that hold no values and have been used to turn a stored object
 * graph into running code, or stand beside such. The list cannot be complete: it is the second line
 * behind declared types, and a class of the list can still be let in by its own full name.
 */
final class AbusedClasses {

  /** What the names begin with. Where values live next to them, only the parts at fault. */
  private static final List<String> BEGINNINGS =
      List.of(
          "bsh.",
          "ch.qos.logback.core.",
          "clojure.core$",
          "clojure.inspector.",
          "cn.hutool.",
          "com.alibaba.fastjson",
          "com.caucho.",
          "com.esotericsoftware.",
          "com.fasterxml.jackson.databind.deser.",
          "com.fasterxml.jackson.databind.jsontype.",
          "com.fasterxml.jackson.databind.node.POJONode",
          "com.fasterxml.jackson.databind.ser.",
          "com.ibatis.",
          "com.mchange.",
          "com.mysql.",
          "com.p6spy.",
          "com.rometools.",
          "com.thoughtworks.xstream.",
          "com.vaadin.data.",
          "com.zaxxer.hikari.",
          "freemarker.",
          "groovy.",
          "javassist.",
          "net.bytebuddy.",
          "net.sf.cglib.",
          "net.sf.json.",
          "ognl.",
          "oracle.jdbc.",
          "org.apache.activemq.",
          "org.apache.aries.",
          "org.apache.bcel.",
          "org.apache.catalina.",
          "org.apache.click.",
          "org.apache.commons.beanutils",
          "org.apache.commons.collections",
          "org.apache.commons.configuration",
          "org.apache.commons.dbcp",
          "org.apache.commons.digester",
          "org.apache.commons.fileupload",
          "org.apache.commons.io.",
          "org.apache.commons.jelly.",
          "org.apache.commons.jxpath.",
          "org.apache.commons.proxy.",
          "org.apache.commons.scxml",
          "org.apache.cxf.",
          "org.apache.groovy.",
          "org.apache.ibatis.",
          "org.apache.log4j.",
          "org.apache.logging.",
          "org.apache.myfaces.",
          "org.apache.naming.",
          "org.apache.openjpa.",
          "org.apache.shiro.jndi.",
          "org.apache.shiro.realm.",
          "org.apache.tomcat.",
          "org.apache.velocity.",
          "org.apache.wicket.util.",
          "org.apache.xalan.",
          "org.apache.xbean.",
          "org.apache.xerces.",
          "org.apache.xpath.",
          "org.aspectj.",
          "org.codehaus.groovy.",
          "org.codehaus.janino.",
          "org.dom4j.",
          "org.eclipse.jetty.",
          "org.h2.",
          "org.hibernate.engine.spi.TypedValue",
          "org.hibernate.jmx.",
          "org.hibernate.property.BasicPropertyAccessor",
          "org.hibernate.property.access.spi.Getter",
          "org.hibernate.property.access.spi.Setter",
          "org.hibernate.service.",
          "org.hibernate.tuple.",
          "org.hsqldb.",
          "org.jboss.interceptor.",
          "org.jboss.weld.",
          "org.jdom",
          "org.mozilla.javascript.",
          "org.mvel2.",
          "org.postgresql.",
          "org.python.",
          "org.quartz.",
          "org.scala.tools.",
          "org.springframework.aop.",
          "org.springframework.beans.",
          "org.springframework.cglib.",
          "org.springframework.context.",
          "org.springframework.core.",
          "org.springframework.ejb.",
          "org.springframework.expression.",
          "org.springframework.jdbc.",
          "org.springframework.jms.",
          "org.springframework.jmx.",
          "org.springframework.jndi.",
          "org.springframework.objenesis.",
          "org.springframework.orm.",
          "org.springframework.remoting.",
          "org.springframework.scheduling.",
          "org.springframework.scripting.",
          "org.springframework.transaction.",
          "org.springframework.util.xml.",
          "org.springframework.web.context.",
          "org.springframework.web.servlet.",
          "org.thymeleaf.",
          "org.yaml.snakeyaml.",
          "scala.Function",
          "scala.sys.process.",
          "software.amazon.awssdk.",
          "weblogic.");

  private AbusedClasses() {}

  /**
   * Tells whether a class is known from attacks.
   *
   * @param className the name of a class
   * @return whether no pattern and no declared type lets it in
   */
  static boolean contain(String className) {
    for (String beginning : BEGINNINGS) {
      if (className.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
