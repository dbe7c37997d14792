package io.github.dynamojcache.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What applications can name, and what that names in turn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
class BorderTest {

  private static final String ROOT = ProviderClasses.ROOT;

  private static final Set<String> EXPORTED =
      Set.of(ROOT, ROOT + ".options", ROOT + ".codec", ROOT + ".seal", ROOT + ".micrometer");

  /** Libraries whose types are part of the API. */
  private static final List<String> LIBRARIES =
      List.of(
          "java.",
          "javax.cache.",
          "javax.crypto.",
          "software.amazon.awssdk.",
          "io.micrometer.core.instrument.",
          "org.jspecify.");

  private final JavaClasses classes = ProviderClasses.all();

  @Test
  void exportedSignaturesNameExportedTypesOnly() {
    Set<String> others = new TreeSet<>();
    exportedTypes()
        .forEach(
            type -> {
              namedBy(type)
                  .filter(named -> !isExported(named))
                  .forEach(
                      named -> others.add(type.getSimpleName() + " extends " + named.getName()));
              type.getMembers().stream()
                  .filter(BorderTest::isVisible)
                  .forEach(
                      member ->
                          namedBy(member)
                              .filter(named -> !isExported(named))
                              .forEach(
                                  named ->
                                      others.add(
                                          member.getFullName() + " names " + named.getName())));
            });

    assertThat(others).isEmpty();
  }

  private Stream<JavaClass> exportedTypes() {
    return classes.stream()
        .filter(type -> EXPORTED.contains(type.getPackageName()))
        .filter(BorderTest::isPublicAllTheWayUp);
  }

  private static boolean isPublicAllTheWayUp(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(BorderTest::isPublicAllTheWayUp).orElse(true);
  }

  private static boolean isVisible(JavaMember member) {
    return !member.getModifiers().contains(JavaModifier.SYNTHETIC)
        && (member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED));
  }

  private static Stream<JavaClass> namedBy(JavaClass type) {
    return Stream.concat(type.getInterfaces().stream(), type.getSuperclass().stream())
        .flatMap(each -> each.getAllInvolvedRawTypes().stream());
  }

  private static Stream<JavaClass> namedBy(JavaMember member) {
    Stream<JavaType> types =
        member instanceof JavaCodeUnit code
            ? Stream.of(
                    code.getParameterTypes().stream(),
                    Stream.of(code.getReturnType()),
                    code.getExceptionTypes().stream().map(JavaType.class::cast))
                .flatMap(each -> each)
            : Stream.of(((JavaField) member).getType());
    return types.flatMap(type -> type.getAllInvolvedRawTypes().stream());
  }

  private static boolean isExported(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    return element.isPrimitive()
        || (EXPORTED.contains(element.getPackageName()) && isPublicAllTheWayUp(element))
        || LIBRARIES.stream().anyMatch(library -> element.getName().startsWith(library));
  }
}
