package io.github.dynamojcache.semantics.iteration;

import io.github.dynamojcache.testing.OtherProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An iterator that is called where the stack is about to be full. */
@Tag("server")
@Timeout(120)
class FullStackIterationTest {

  @Test
  void leavesNothingOut() throws Exception {
    try (OtherProcess process = new OtherProcess(FullStackProcess.class)) {
      process.awaitLine("true " + FullStackProcess.ENTRIES + " " + FullStackProcess.ENTRIES);
    }
  }
}
