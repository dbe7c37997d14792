package io.github.dynamojcache.benchmarks.unanswered;

import io.github.dynamojcache.benchmarks.unanswered.FlakyServer.Manner;
import java.io.IOException;

/** A way in which nobody answers, or too late. */
enum Scenario {
  DROPPED_CONNECTS("no answer to SYN: a black hole", 4),
  SILENT_SERVER("connects, takes the request, never answers", 4),
  HALF_ANSWERS("answers, and stops 20 bytes before the end", 4),
  TRICKLE("answers one byte each 100 ms", 4),
  SILENT_NAMES("connections are cut, and the name server never answers", 4),
  FULL_POOL("never answers, and three times as many threads as connections", 12);

  private final String title;
  private final int threads;

  Scenario(String title, int threads) {
    this.title = title;
    this.threads = threads;
  }

  String title() {
    return title;
  }

  /** From how many threads the cache is asked. */
  int threads() {
    return threads;
  }

  /** How many connections there may be. */
  int maxConnections() {
    return this == FULL_POOL ? threads / 3 : 50;
  }

  /**
   * Lets the silence begin.
   *
   * @param names what it does to the name server
   */
  void begin(FlakyServer server, Runnable names) throws IOException {
    switch (this) {
      case DROPPED_CONNECTS -> server.dropConnections();
      case SILENT_SERVER, FULL_POOL -> server.behave(Manner.IS_SILENT);
      case HALF_ANSWERS -> server.behave(Manner.STOPS_IN_MID_ANSWER);
      case TRICKLE -> server.behave(Manner.TRICKLES);
      case SILENT_NAMES -> {
        names.run();
        server.cutConnections();
      }
    }
  }
}
