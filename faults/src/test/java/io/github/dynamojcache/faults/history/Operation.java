package io.github.dynamojcache.faults.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call and what came of it. Times are in nanoseconds of the machine's monotonic clock, which is
 * one for all processes.
 *
 * @param client whose call it was, for people to read
 * @param call what was called
 * @param invoked before it began
 * @param returned after it had ended; {@link #NEVER} if the client was killed before
 * @param ending how it ended
 * @param result what it returned, booleans as text; null where that was null or nothing
 * @param seesRefusals whether its client is told which item refused a write: only then does it know
 *     its own for certain
 * @param lost its write requests of whose answer the client never heard, in the order in which they
 *     were sent
 */
public record Operation(
    String client,
    Call call,
    long invoked,
    long returned,
    Ending ending,
    @Nullable String result,
    boolean seesRefusals,
    List<LostAnswer> lost) {

  /** Later than everything. */
  public static final long NEVER = Long.MAX_VALUE;

  /** How a call ended. */
  public enum Ending {
    /** It returned. */
    RETURNED,
    /** It threw: what it did is what its lost answers did. */
    FAILED,
    /**
     * It threw, or the bulk operation did of which it was a part, and may have been done or not.
     */
    UNCLEAR,
    /** Its client was killed in the middle: a request of it may still be on its way. */
    KILLED
  }
}
