package io.github.dynamojcache.codec.filter;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Classes that are made while a program runs: lambdas, hidden classes, proxies. Another JVM has
 * none of that name, or another one. So no list of names can let them in.
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
          "$Proxy$_$$_Weld");

  private RuntimeClasses() {}

  /**
   * Tells whether a name is of a class that was made at run time.
   *
   * @param className the name of a class
   * @return whether it looks so
   */
  public static boolean contain(String className) {
    return MARKS.stream().anyMatch(className::contains)
        || PROXY_OF_THE_JDK.matcher(className).matches();
  }
}
