package io.github.dynamojcache.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** A call enters at the top and goes down; nothing below imports anything above. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
class LayersTest {

  /** From the top to the bottom. */
  private static final List<String> LAYERS =
      List.of(
          "internal.assembly",
          "internal.connect",
          "internal.config",
          "internal.management",
          "internal.event",
          "internal.lifecycle",
          "internal.engine",
          "internal.coding",
          "internal.bypass",
          "internal.dynamo",
          "internal.table",
          "internal.entries",
          "internal.values",
          "internal.keys",
          "internal.classes",
          "codec",
          "internal.text");

  /** The engine and the tiers know the port, and no store behind it. */
  private static final List<String> ABOVE_THE_PORT = List.of("internal.engine", "internal.bypass");

  /** Within the store on DynamoDB, from the top to the bottom. */
  private static final List<String> LAYERS_OF_THE_STORE =
      Stream.of("chunks", "entry", "generation", "request", "item")
          .map(name -> "internal.dynamo." + name)
          .toList();

  /** Side by side at the bottom. */
  private static final Set<String> BOTTOM =
      Set.of("internal.local", "internal.failure", "internal.clock");

  /**
   * They know nothing of the provider: choices of settings, what applications implement, threads.
   */
  private static final Set<String> LEAVES = Set.of("options", "seal", "internal.threads");

  /** Stands above the public API, as an application does, and nobody may know it. */
  private static final String OPTIONAL = "micrometer";

  private final JavaClasses classes = ProviderClasses.all();

  @Test
  void everyPackageHasItsPlaceInTheLayers() {
    Set<String> packages =
        classes.stream()
            .map(type -> type.getPackageName())
            .filter(name -> !name.equals(ProviderClasses.ROOT))
            .map(name -> name.substring(ProviderClasses.ROOT.length() + 1))
            .map(
                name ->
                    name.replaceFirst("^(internal\\.\\w+|(?!internal)\\w+)\\..*", "$1")) // alcoves
            .filter(name -> !name.equals("internal"))
            .collect(Collectors.toSet());

    assertThat(packages)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(LAYERS, BOTTOM, LEAVES, Set.of(OPTIONAL))
                .flatMap(Collection::stream)
                .toList());
  }

  @Test
  void nothingKnowsTheRoomThatIsOptional() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ProviderClasses.ROOT + "." + OPTIONAL + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(ProviderClasses.ROOT + "." + OPTIONAL + ".."))
        .check(classes);
  }

  /** What a room is about stands in it; its alcoves are ways to do it, and may be many. */
  @Test
  void aRoomDoesNotKnowItsAlcoves() {
    for (String layer : List.of("internal.values", "internal.classes")) {
      noClasses()
          .that()
          .resideInAPackage(ProviderClasses.ROOT + "." + layer)
          .should()
          .dependOnClassesThat(resideInAnyPackage(ProviderClasses.ROOT + "." + layer + ".*.."))
          .check(classes);
    }
  }

  @TestFactory
  Stream<DynamicTest> nothingImportsUpward() {
    return Stream.concat(
        LAYERS.stream().map(layer -> noImport(layer, LAYERS.subList(0, LAYERS.indexOf(layer)))),
        BOTTOM.stream().map(layer -> noImport(layer, LAYERS)));
  }

  @TestFactory
  Stream<DynamicTest> nothingInTheStoreImportsUpward() {
    return LAYERS_OF_THE_STORE.stream()
        .map(
            layer ->
                noImport(
                    layer, LAYERS_OF_THE_STORE.subList(0, LAYERS_OF_THE_STORE.indexOf(layer))));
  }

  @Test
  void thePartsOfTheStoreDoNotKnowTheStore() {
    noClasses()
        .that()
        .resideInAPackage(ProviderClasses.ROOT + ".internal.dynamo.*..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(ProviderClasses.ROOT + ".internal.dynamo"))
        .check(classes);
  }

  @TestFactory
  Stream<DynamicTest> theBottomPackagesDoNotImportEachOther() {
    return BOTTOM.stream()
        .map(
            layer ->
                noImport(layer, BOTTOM.stream().filter(other -> !other.equals(layer)).toList()));
  }

  @TestFactory
  Stream<DynamicTest> theLeavesKnowNothingOfTheProvider() {
    return LEAVES.stream()
        .map(
            leaf ->
                DynamicTest.dynamicTest(
                    leaf,
                    () ->
                        classes()
                            .that()
                            .resideInAPackage(ProviderClasses.ROOT + "." + leaf)
                            .should()
                            .onlyDependOnClassesThat(
                                resideInAnyPackage(
                                    ProviderClasses.ROOT + "." + leaf,
                                    "java..",
                                    "javax..",
                                    "org.slf4j",
                                    "org.jspecify.annotations"))
                            .check(classes)));
  }

  @TestFactory
  Stream<DynamicTest> nothingAboveThePortKnowsTheStore() {
    return ABOVE_THE_PORT.stream()
        .map(room -> noImport(room, List.of("internal.dynamo", "internal.table")));
  }

  private DynamicTest noImport(String layer, List<String> above) {
    String[] forbidden =
        Stream.concat(
                Stream.of(ProviderClasses.ROOT),
                above.stream().map(name -> ProviderClasses.ROOT + "." + name + ".."))
            .toArray(String[]::new);
    return DynamicTest.dynamicTest(
        layer,
        () ->
            noClasses()
                .that()
                .resideInAPackage(ProviderClasses.ROOT + "." + layer + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(forbidden))
                .check(classes));
  }

  /** No value goes around the seal. */
  @Test
  void onlyOneClassMakesAndReadsTheItemsOfEntries() {
    String layout = ProviderClasses.ROOT + ".internal.dynamo.item.ItemLayout";
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(layout)
        .and()
        .doNotHaveFullyQualifiedName(ProviderClasses.ROOT + ".internal.dynamo.item.ItemMapper")
        .should()
        .callMethodWhere(target(owner(name(layout))).and(target(nameMatching("item|value|read"))))
        .check(classes);
  }

  @Test
  void theRootPackageShowsNothingButThePublicApi() {
    JavaPackage root = classes.getPackage(ProviderClasses.ROOT);

    assertThat(root.getClasses())
        .filteredOn(type -> type.getModifiers().toString().contains("PUBLIC"))
        .extracting(type -> type.getSimpleName())
        .containsExactlyInAnyOrder(
            "DynamoCachingProvider",
            "DynamoCacheManager",
            "DynamoCache",
            "DynamoConfiguration",
            "ConsumedCapacityMXBean",
            "Consumption",
            "UndecodableValuesMXBean",
            "BestEffortWritesMXBean",
            "ClockMXBean",
            "FailureModeMXBean",
            "UnfinishedBulkException",
            "Builder");
  }
}
