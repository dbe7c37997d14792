package io.github.dynamojcache.internal.classes.filter;

import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.RuntimeClasses;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filter of one cache, for its keys or for its values. */
public final class DerivedClassFilter implements ClassFilter {

  private final String cacheName;
  private final FilterMode mode;
  private final ClassPatterns allowed;
  private final Class<?> declared;
  private final boolean untyped;
  private volatile @Nullable Set<String> packages;

  private DerivedClassFilter(
      String cacheName, FilterMode mode, ClassPatterns allowed, Class<?> declared) {
    this.cacheName = Objects.requireNonNull(cacheName, "cacheName");
    this.mode = Objects.requireNonNull(mode, "mode");
    this.allowed = Objects.requireNonNull(allowed, "allowed");
    this.declared = Objects.requireNonNull(declared, "declared");
    this.untyped = mode == FilterMode.DERIVED && DeclaredTypes.isOpen(declared);
  }

  /**
   * Makes the filter of one cache.
   *
   * @param cacheName the cache's name, for the setting that the message of a refusal proposes
   * @param mode how it decides
   * @param allowed the classes listed in the settings
   * @param declared the declared type of the keys or of the values
   * @return the filter
   */
  public static ClassFilter of(
      String cacheName, FilterMode mode, ClassPatterns allowed, Class<?> declared) {
    return new DerivedClassFilter(cacheName, mode, allowed, declared);
  }

  @Override
  public @Nullable String objection(String className) {
    if (PlatformClasses.isValue(className)) {
      return null;
    }
    if (RuntimeClasses.contain(className)) {
      return "is a lambda, a proxy or another class that was made when the program ran, which no"
          + " other JVM knows by this name. Store an object of a named class";
    }
    if (allowed.name(className)) {
      return null;
    }
    // No pattern allows these: a pattern like "com.*" is not meant to include them.
    if (AbusedClasses.contain(className)) {
      return "is known from attacks, or is in the package of such classes. " + remedy(className);
    }
    if (mode == FilterMode.OPEN) {
      return null;
    }
    if (PlatformClasses.owns(className)) {
      return "is a class of the JDK that is not known to be a value. " + remedy(className);
    }
    return untyped || allowed.match(className) || isDeclared(className)
        ? null
        : "is not among the classes that this cache may store. " + remedy(className);
  }

  @Override
  public @Nullable String objectionToHooks(String className) {
    String objection = objection(className);
    if (objection != null
        || !untyped
        || PlatformClasses.isValue(className)
        || ValueLibraries.contain(className)
        || allowed.match(className)) {
      return objection;
    }
    return "has its own methods for serialization, such as readObject or readResolve. In a cache"
        + " whose declared type says nothing of its values they run for the classes of well-known"
        + " value libraries and for those that are listed. "
        + remedy(className);
  }

  private boolean isDeclared(String className) {
    if (mode != FilterMode.DERIVED) {
      return false;
    }
    String itsPackage = DeclaredTypes.packageOf(className);
    return DeclaredTypes.packageOf(declared.getName()).equals(itsPackage)
        || packages().contains(itsPackage);
  }

  private Set<String> packages() {
    Set<String> known = packages;
    if (known == null) {
      known = DeclaredTypes.packagesOf(declared);
      packages = known; // two threads may both make it: the results are equal
    }
    return known;
  }

  private String remedy(String className) {
    if (!ClassPatterns.isPattern(className) || className.endsWith("*")) {
      return "No setting can name it. Store an object of another class";
    }
    return "If it belongs into the cache, add to the configuration: dynamo-jcache.caches."
        + quoted(cacheName)
        + ".allowed-classes += "
        + quoted(className);
  }

  /** Quotes a text for HOCON. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
