package io.github.dynamojcache.internal.failure;

import java.util.List;
import java.util.stream.Stream;

/**
 * All remedies, in the order in which they are tried. A class of its own, so that a start without
 * failures loads none of them.
 */
final class Remedies {

  private static final List<Remedy> ALL =
      Stream.of(
              TableRemedies.all(),
              AccessRemedies.all(),
              ThrottlingRemedies.all(),
              LoadRemedies.all(),
              ConnectionRemedies.all(),
              ReachRemedies.all())
          .flatMap(List::stream)
          .toList();

  private Remedies() {}

  /** Returns what happened and the remedy, in whole sentences. */
  static String say(Failure failure, FailedOperation operation, AwsCommands commands) {
    return ALL.stream()
        .filter(remedy -> remedy.fits().test(failure))
        .findFirst()
        .map(remedy -> remedy.words().say(failure, operation, commands))
        .orElse("No remedy is known for this.");
  }
}
