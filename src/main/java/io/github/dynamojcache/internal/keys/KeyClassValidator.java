package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.internal.classes.RuntimeClasses;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds reasons in the class itself why it cannot be a key. */
final class KeyClassValidator {

  private KeyClassValidator() {}

  /**
   * Looks for a reason to refuse a class that has no form of its own.
   *
   * @param type the class
   * @return the rest of a sentence, with the remedy; null when there is none
   */
  static @Nullable String find(Class<?> type) {
    if (type.isHidden() || type.isSynthetic() || Proxy.isProxyClass(type)) {
      return "is a lambda, a method reference or a proxy, which no other JVM knows. Use a named"
          + " class";
    }
    if (RuntimeClasses.areProxies(type)) {
      return "is a proxy that was made when the program ran ("
          + type.getName()
          + "), which no other JVM knows. Use the object behind it";
    }
    if (type.isAnonymousClass()) {
      return "is an anonymous class (" + type.getName() + "). " + RefusedForm.REMEDY;
    }
    if (type == URL.class) {
      return "is a java.net.URL, whose equals asks the network. Use a java.net.URI";
    }
    if (!overrides(type, "equals", Object.class) || !overrides(type, "hashCode")) {
      return "is a "
          + type.getName()
          + ", which does not override "
          + (overrides(type, "hashCode") ? "equals" : "equals and hashCode")
          + (Collection.class.isAssignableFrom(type)
              ? ". Use a List or a Set"
              : ": no other object is ever equal to it. " + RefusedForm.REMEDY);
    }
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (isOfTheJdk(c) && (c == type || hasFields(c))) {
        return "is a "
            + type.getName()
            + (c == type ? "" : ", which extends " + c.getName())
            + ", a class of the JDK that has no canonical form here. Use a simpler key, or declare"
            + " a KeyCodec for it";
      }
    }
    return null;
  }

  private static boolean overrides(Class<?> type, String method, Class<?>... parameters) {
    try {
      return type.getMethod(method, parameters).getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private static boolean isOfTheJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  private static boolean hasFields(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        return true;
      }
    }
    return false;
  }
}
