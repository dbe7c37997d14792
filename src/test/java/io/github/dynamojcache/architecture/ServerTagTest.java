package io.github.dynamojcache.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dynamojcache.testing.LocalDynamo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.api.Test;

/** Tests that need a server say so, and are left out of the inner loop. */
class ServerTagTest {

  private static final String SERVER = LocalDynamo.class.getName();

  private final JavaClasses tests =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages(ProviderClasses.ROOT);

  @Test
  void everyTestThatNeedsAServerIsTagged() {
    Set<String> untagged = new TreeSet<>();
    for (JavaClass test : tests) {
      if (test.getSimpleName().endsWith("Test")
          && test.isTopLevelClass()
          && !test.isEquivalentTo(ServerTagTest.class)
          && !isTagged(test)
          && needsServer(test)) {
        untagged.add(test.getName());
      }
    }

    assertThat(untagged).isEmpty();
  }

  private static boolean isTagged(JavaClass test) {
    return Stream.concat(
            test.tryGetAnnotationOfType(Tag.class).stream(),
            test.tryGetAnnotationOfType(Tags.class).stream().flatMap(all -> Stream.of(all.value())))
        .anyMatch(tag -> tag.value().equals("server"));
  }

  private boolean needsServer(JavaClass test) {
    Set<JavaClass> seen = new HashSet<>(Set.of(test));
    Deque<JavaClass> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      JavaClass next = open.remove();
      if (next.getName().equals(SERVER)) {
        return true;
      }
      next.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> tests.contain(target.getName()))
          .filter(seen::add)
          .forEach(open::add);
    }
    return false;
  }
}
