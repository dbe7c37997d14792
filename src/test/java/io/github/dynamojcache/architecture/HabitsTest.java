package io.github.dynamojcache.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Field;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the code never does, whatever it is about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
class HabitsTest {

  private final JavaClasses classes = ProviderClasses.all();

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        classes.stream()
            .map(JavaClass::getPackage)
            .filter(room -> !room.isAnnotatedWith(NullMarked.class))
            .map(room -> room.getName())
            .collect(Collectors.toSet());

    assertThat(unmarked).isEmpty();
  }

  @Test
  void noClassIsNamedAfterNothing() {
    noClasses().should().haveNameMatching(".*(Utils?|Impl|Helper)").check(classes);
  }

  @Test
  void noStaticFieldIsAssignedTwice() {
    assertThat(staticFields().filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)))
        .isEmpty();
  }

  /** A static array can be written to by whoever sees it. */
  @Test
  void noStaticFieldHoldsAnArray() {
    assertThat(staticFields().filter(field -> field.getRawType().isArray())).isEmpty();
  }

  @Test
  void noStaticFieldHoldsAContainerThatCanChange() {
    assertThat(staticFields().filter(HabitsTest::holdsSomethingMutable)).isEmpty();
  }

  /** What the compiler adds for enums, switches and assertions is none of ours. */
  private Stream<JavaField> staticFields() {
    return classes.stream()
        .flatMap(type -> type.getFields().stream())
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static boolean holdsSomethingMutable(JavaField field) {
    Object value = valueOf(field.reflect());
    if (value instanceof Collection || value instanceof Map) {
      String type = value.getClass().getName();
      return !type.startsWith("java.util.ImmutableCollections$")
          && !type.startsWith("java.util.Collections$Empty")
          && !type.startsWith("java.util.Collections$Unmodifiable");
    }
    String type = field.getRawType().getName();
    return type.startsWith("java.util.concurrent.")
        || type.equals(ThreadLocal.class.getName())
        || type.equals(StringBuilder.class.getName())
        || type.equals(BitSet.class.getName())
        || type.equals(Properties.class.getName());
  }

  private static Object valueOf(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
