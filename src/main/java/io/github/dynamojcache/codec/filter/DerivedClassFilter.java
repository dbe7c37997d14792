package io.github.dynamojcache.codec.filter;

import io.github.dynamojcache.codec.ClassFilter;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filter of one cache, for its keys or for its values. */
public final class DerivedClassFilter implements ClassFilter {

  private final String cacheName;
  private final ClassPatterns allowed;
  private final @Nullable Class<?> declared;
  private final boolean open;
  private volatile @Nullable Set<String> packages;

  private DerivedClassFilter(
      String cacheName, ClassPatterns allowed, @Nullable Class<?> declared, boolean open) {
    this.cacheName = Objects.requireNonNull(cacheName, "cacheName");
    this.allowed = Objects.requireNonNull(allowed, "allowed");
    this.declared = declared;
    this.open = open;
  }

  /**
   * Makes the filter of one cache.
   *
   * @param cacheName the cache's name, for the line that a refusal asks for
   * @param mode how it decides
   * @param allowed what the settings list
   * @param declared the declared type of the keys or of the values
   * @return the filter
   */
  public static ClassFilter of(
      String cacheName, FilterMode mode, ClassPatterns allowed, Class<?> declared) {
    return switch (mode) {
      case OPEN -> ClassFilter.NONE;
      case STRICT -> new DerivedClassFilter(cacheName, allowed, null, false);
      case DERIVED ->
          new DerivedClassFilter(cacheName, allowed, declared, DeclaredTypes.isOpen(declared));
    };
  }

  @Override
  public @Nullable String objection(String className) {
    if (PlatformClasses.isValue(className) || allowed.name(className)) {
      return null;
    }
    // No pattern lets these in: who writes "com.*" does not think of them.
    if (AbusedClasses.contain(className)) {
      return "is of a library whose classes are known from attacks. " + remedy(className);
    }
    if (PlatformClasses.owns(className)) {
      return "is a class of the JDK that is not known to be a value. " + remedy(className);
    }
    return allowed.match(className) || isDeclared(className)
        ? null
        : "is not among the classes that this cache may store. " + remedy(className);
  }

  private boolean isDeclared(String className) {
    if (open) {
      return true;
    }
    if (declared == null) {
      return false;
    }
    String itsPackage = DeclaredTypes.packageOf(className);
    return DeclaredTypes.packageOf(declared.getName()).equals(itsPackage)
        || packages(declared).contains(itsPackage);
  }

  private Set<String> packages(Class<?> type) {
    Set<String> known = packages;
    if (known == null) {
      known = DeclaredTypes.packagesOf(type);
      packages = known; // made twice by two threads, they are the same
    }
    return known;
  }

  private String remedy(String className) {
    return "If it belongs into the cache, add to the configuration: dynamo-jcache.caches.\""
        + cacheName.replace("\\", "\\\\").replace("\"", "\\\"")
        + "\".allowed-classes += \""
        + className
        + "\"";
  }
}
