package io.github.dynamojcache.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Failsafe is optional: who asks for bypassing is told what to add. */
class FailsafeMissingTest {

  @Test
  void theMessageNamesTheDependency() throws Exception {
    try (URLClassLoader loader = ClassPathWithout.jarsNamed("failsafe-")) {
      Callable<?> asking =
          (Callable<?>)
              loader.loadClass(WithoutFailsafe.class.getName()).getConstructor().newInstance();

      assertThat(asking.call())
          .isEqualTo(
              "cache 'orders': failure-mode = bypass needs the library dev.failsafe:failsafe on"
                  + " the class path");
    }
  }
}
