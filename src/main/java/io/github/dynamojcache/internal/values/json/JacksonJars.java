package io.github.dynamojcache.internal.values.json;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Explains which of Jackson's artifacts is missing or of the wrong version when its classes cannot
 * be linked. Uses none of them itself. Jackson 3 uses the annotations of Jackson 2: databind 3.1
 * needs annotations 2.21, 3.2 needs 2.22, and so on. Builds that set the version for Jackson 2,
 * such as those of Spring Boot 3, bring older ones.
 */
public final class JacksonJars {

  private static final String DATABIND = "tools.jackson.core:jackson-databind";
  private static final String CORE = "tools.jackson.core:jackson-core";
  private static final String ANNOTATIONS = "com.fasterxml.jackson.core:jackson-annotations";

  /** The version with which this library is compiled. */
  private static final Version LEAST_DATABIND = new Version(3, 1);

  private static final int ANNOTATIONS_OF_3_0 = 20;

  private record Version(int major, int minor) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\b.*");

    static @Nullable Version of(String text) {
      Matcher form = FORM.matcher(text);
      return form.matches()
          ? new Version(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)))
          : null;
    }

    boolean isBefore(Version other) {
      return major < other.major || (major == other.major && minor < other.minor);
    }

    @Override
    public String toString() {
      return major + "." + minor;
    }
  }

  /**
   * One artifact on the class path.
   *
   * @param name group and artifact
   * @param text its version, or null when it does not declare one
   */
  private record Jar(String name, @Nullable String text) {

    /** Finds the jar by a class that depends on no other jar. */
    static @Nullable Jar of(String name, String className, ClassLoader loader) {
      try {
        Class<?> marker = Class.forName(className, false, loader);
        Package itsPackage = marker.getPackage();
        String version = itsPackage == null ? null : itsPackage.getImplementationVersion();
        return new Jar(name, version != null ? version : ofModule(marker));
      } catch (ClassNotFoundException | LinkageError e) {
        return null;
      }
    }

    private static @Nullable String ofModule(Class<?> type) {
      return Optional.ofNullable(type.getModule().getDescriptor())
          .flatMap(ModuleDescriptor::rawVersion)
          .orElse(null);
    }

    @Nullable Version version() {
      return text == null ? null : Version.of(text);
    }

    boolean isBefore(Version least) {
      Version version = version();
      return version != null && version.isBefore(least);
    }

    @Override
    public String toString() {
      return name + " " + (text == null ? "of an unknown version" : text);
    }
  }

  private JacksonJars() {}

  /**
   * Explains why classes could not be linked.
   *
   * @param type the class of the values
   * @param failure what was thrown
   * @return the rest of a sentence that begins with {@code json}, with the remedy
   */
  public static String explain(Class<?> type, LinkageError failure) {
    return explain(type, failure, JacksonJars.class.getClassLoader());
  }

  static String explain(Class<?> type, LinkageError failure, ClassLoader loader) {
    Throwable root = root(failure);
    if (!String.valueOf(root.getMessage()).contains("jackson")) {
      return "cannot be used for values of " + type.getName() + ": " + root;
    }
    Jar databind = Jar.of(DATABIND, "tools.jackson.databind.annotation.JsonPOJOBuilder", loader);
    Jar core = Jar.of(CORE, "tools.jackson.core.Versioned", loader);
    Jar annotations =
        Jar.of(ANNOTATIONS, "com.fasterxml.jackson.annotation.JacksonAnnotation", loader);
    if (databind == null) {
      return "needs Jackson 3, and "
          + root.getMessage()
          + " is not on the class path. Add "
          + DATABIND
          + " ("
          + LEAST_DATABIND
          + " or later)";
    }
    return remedy(databind, core, annotations) + ". The cause is " + root;
  }

  private static String remedy(Jar databind, @Nullable Jar core, @Nullable Jar annotations) {
    Version least = leastAnnotations(databind);
    if (databind.isBefore(LEAST_DATABIND)) {
      return found(databind) + ". Set its version to " + LEAST_DATABIND + " or later";
    }
    if (core == null) {
      return found(databind) + ", and " + CORE + " is missing. Add it in the same version";
    }
    if (core.version() != null && !core.version().equals(databind.version())) {
      return found(databind) + " and " + core + ". Set both to the same version";
    }
    if (annotations == null) {
      return found(databind)
          + ", and "
          + ANNOTATIONS
          + " is missing. Add it ("
          + least
          + " or later)";
    }
    if (annotations.isBefore(least)) {
      return found(databind)
          + ", which needs "
          + ANNOTATIONS
          + " "
          + least
          + " or later, and "
          + annotations.text()
          + " is on the class path. Set its version to "
          + least
          + " or later";
    }
    return found(databind)
        + ", "
        + core
        + " and "
        + annotations
        + ", which do not fit together. Take their versions from one tools.jackson:jackson-bom, and"
        + " look for a second copy of their classes on the class path";
  }

  private static String found(Jar databind) {
    return "needs Jackson 3, and found " + databind;
  }

  private static Version leastAnnotations(Jar databind) {
    Version version = databind.version();
    int minor =
        version == null || version.isBefore(LEAST_DATABIND)
            ? LEAST_DATABIND.minor()
            : version.minor();
    return new Version(2, ANNOTATIONS_OF_3_0 + minor);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root.getCause() instanceof ClassNotFoundException)) {
      root = root.getCause();
    }
    return root;
  }
}
