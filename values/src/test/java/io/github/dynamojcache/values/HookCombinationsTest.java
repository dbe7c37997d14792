package io.github.dynamojcache.values;

import io.github.dynamojcache.values.hooks.Constants;
import io.github.dynamojcache.values.hooks.ExtendedClasses;
import io.github.dynamojcache.values.hooks.ExtendedContainers;
import io.github.dynamojcache.values.hooks.ExtendedMaps;
import io.github.dynamojcache.values.hooks.ExtendedQueuesAndMaps;
import io.github.dynamojcache.values.hooks.ExternalHooks;
import io.github.dynamojcache.values.hooks.Hierarchies;
import io.github.dynamojcache.values.hooks.ReplacingHooks;
import io.github.dynamojcache.values.hooks.SerialFieldHooks;
import io.github.dynamojcache.values.hooks.Shapes;
import io.github.dynamojcache.values.hooks.StreamHooks;
import io.github.dynamojcache.values.hooks.StreamHooksWithRules;
import io.github.dynamojcache.values.hooks.Superclasses;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Classes that say themselves how they are serialized are stored so, or are refused. */
class HookCombinationsTest {

  @TestFactory
  Stream<DynamicTest> writeObjectAndReadObject() {
    return OracleTests.of(new StreamHooks());
  }

  @TestFactory
  Stream<DynamicTest> readObjectWithRules() {
    return OracleTests.of(new StreamHooksWithRules());
  }

  @TestFactory
  Stream<DynamicTest> serialPersistentFields() {
    return OracleTests.of(new SerialFieldHooks());
  }

  @TestFactory
  Stream<DynamicTest> writeReplaceAndReadResolve() {
    return OracleTests.of(new ReplacingHooks());
  }

  @TestFactory
  Stream<DynamicTest> writeExternalAndReadExternal() {
    return OracleTests.of(new ExternalHooks());
  }

  @TestFactory
  Stream<DynamicTest> hierarchies() {
    return OracleTests.of(new Hierarchies());
  }

  @TestFactory
  Stream<DynamicTest> superclasses() {
    return OracleTests.of(new Superclasses());
  }

  @TestFactory
  Stream<DynamicTest> constants() {
    return OracleTests.of(new Constants());
  }

  @TestFactory
  Stream<DynamicTest> shapes() {
    return OracleTests.of(new Shapes());
  }

  @TestFactory
  Stream<DynamicTest> containersThatAreExtended() {
    return OracleTests.of(new ExtendedContainers());
  }

  @TestFactory
  Stream<DynamicTest> mapsThatAreExtended() {
    return OracleTests.of(new ExtendedMaps());
  }

  @TestFactory
  Stream<DynamicTest> classesThatAreExtended() {
    return OracleTests.of(new ExtendedClasses());
  }

  @TestFactory
  Stream<DynamicTest> queuesThatAreExtended() {
    return OracleTests.of(new ExtendedQueuesAndMaps());
  }
}
