package io.github.dynamojcache.faults.checker;

import static io.github.dynamojcache.faults.history.Operation.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.faults.history.Action;
import io.github.dynamojcache.faults.history.Call;
import io.github.dynamojcache.faults.history.LostAnswer;
import io.github.dynamojcache.faults.history.Operation;
import io.github.dynamojcache.faults.history.Operation.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Histories of which it is known whether they are linearizable. Times are small whole numbers. */
class LinearizabilityCheckerTest {

  private static final List<Action> ACTIONS = List.of(Action.values());

  @Test
  void nothingAtAllIsFine() {
    assertFine();
  }

  @Test
  void whatWasPutIsRead() {
    assertFine(put("a", 1, 2), get("a", 3, 4));
  }

  @Test
  void aReadOfAnOlderValueIsNot() {
    assertWrong(put("a", 1, 2), put("b", 3, 4), get("a", 5, 6));
  }

  @Test
  void aReadOfWhatNobodyWroteIsNot() {
    assertWrong(put("a", 1, 2), get("b", 3, 4));
  }

  @Test
  void aReadDuringAPutMaySeeEither() {
    assertFine(put("a", 1, 2), put("b", 3, 10), get("a", 4, 5), get("b", 6, 7));
  }

  @Test
  void twoReadsDuringAPutDoNotGoBack() {
    assertWrong(put("a", 1, 2), put("b", 3, 10), get("b", 4, 5), get("a", 6, 7));
  }

  @Test
  void oneOfTwoWinsPutIfAbsent() {
    assertFine(putIfAbsent("a", "true", 1, 5), putIfAbsent("b", "false", 2, 4), get("a", 6, 7));
    assertWrong(putIfAbsent("a", "true", 1, 5), putIfAbsent("b", "true", 2, 4));
    assertWrong(putIfAbsent("a", "false", 1, 5));
  }

  @Test
  void oneOfTwoReplacesAnExpectedValue() {
    Operation first = operation(Action.REPLACE_IF_EQUAL, "b", "a", "true", 3, 9);
    Operation second = operation(Action.REPLACE_IF_EQUAL, "c", "a", "true", 4, 8);
    assertFine(put("a", 1, 2), first, get("b", 10, 11));
    assertWrong(put("a", 1, 2), first, second);
  }

  @Test
  void aSwapThatLostAnUpdateIsFound() {
    Operation first = operation(Action.INVOKE_SWAP, "b", null, "a", 3, 9);
    Operation second = operation(Action.INVOKE_SWAP, "c", null, "a", 4, 8);
    Operation afterFirst = operation(Action.INVOKE_SWAP, "c", null, "b", 4, 8);
    assertFine(put("a", 1, 2), first, afterFirst);
    assertWrong(put("a", 1, 2), first, second);
  }

  @Test
  void oneOfTwoTakesTheValue() {
    Operation first = operation(Action.GET_AND_REMOVE, null, null, "a", 3, 9);
    Operation second = operation(Action.INVOKE_TAKE, null, null, "a", 4, 8);
    assertFine(put("a", 1, 2), first);
    assertWrong(put("a", 1, 2), first, second);
  }

  @Test
  void aKilledPutMayHaveHappenedAtAnyTimeAfterItBegan() {
    Operation killed = ended(Ending.KILLED, Action.PUT, "b", null, 3, NEVER);
    assertFine(put("a", 1, 2), killed, get("a", 4, 5));
    assertFine(put("a", 1, 2), killed, get("a", 4, 5), get("b", 6, 7));
    assertWrong(put("a", 1, 2), killed, get("b", 4, 5), get("a", 6, 7));
  }

  @Test
  void aKilledPutDidNotHappenBeforeItBegan() {
    Operation killed = ended(Ending.KILLED, Action.PUT, "b", null, 5, NEVER);
    assertWrong(put("a", 1, 2), get("b", 3, 4), killed);
  }

  @Test
  void aPutThatFailedBeforeItWasSentDidNotHappen() {
    Operation failed = ended(Ending.FAILED, Action.PUT, "b", null, 3, 4);
    assertFine(put("a", 1, 2), failed, get("a", 5, 6));
    assertWrong(put("a", 1, 2), failed, get("b", 5, 6));
  }

  @Test
  void aPutThatFailedWithALostAnswerHappenedUntilThenOrNever() {
    Operation failed = ended(Ending.FAILED, Action.PUT, "b", null, 3, 9, new LostAnswer(4, 6));
    assertFine(put("a", 1, 2), failed, get("a", 10, 11));
    assertFine(put("a", 1, 2), failed, get("a", 3, 5), get("b", 7, 8));
    assertWrong(put("a", 1, 2), failed, get("a", 7, 8), get("b", 10, 11));
  }

  @Test
  void aPutWhoseAnswerWasLostMayHappenTwice() {
    Operation once = put("a", 1, 10);
    Operation retried = ended(Ending.RETURNED, Action.PUT, "a", null, 1, 10, new LostAnswer(1, 2));
    Operation other = put("b", 4, 5);
    assertWrong(once, get("a", 3, 3), other, get("b", 6, 6), get("a", 11, 12));
    assertFine(retried, get("a", 3, 3), other, get("b", 6, 6), get("a", 11, 12));
  }

  @Test
  void whatWasLostAndWhatFollowedItHaveTheirOwnTimes() {
    Operation retried = ended(Ending.RETURNED, Action.PUT, "a", null, 1, 10, new LostAnswer(1, 2));
    assertWrong(retried, put("b", 3, 3), get("a", 4, 4), put("c", 11, 11), get("a", 12, 12));
    assertFine(retried, put("b", 3, 3), get("b", 4, 4), get("a", 11, 12));
  }

  @Test
  void aRemoveWhoseAnswerWasLostMayFindNothing() {
    Operation retried = retried(new Call(Action.REMOVE, "k", null, null), "false", 3);
    assertFine(put("a", 1, 2), retried, get(null, 10, 11));
    assertWrong(put("a", 1, 2), operation(Action.REMOVE, null, null, "false", 3, 9));
  }

  @Test
  void aSettledWriteMustSayThatItWonWhileItsValueStands() {
    Call call = new Call(Action.PUT_IF_ABSENT, "k", "a", null);
    Operation denied = retried(call, "false", 1);
    Operation granted = retried(call, "true", 1);
    assertFine(granted, get("a", 3, 4), get("a", 10, 11));
    assertWrong(denied, get("a", 10, 11));
    assertFine(denied, put("b", 3, 4), get("b", 10, 11));
  }

  @Test
  void whatIsToldAsTheOldValueIsNeverTheNewOne() {
    Call call = new Call(Action.GET_AND_PUT, "k", "b", null);
    Operation itself = retried(call, "b", 3);
    Operation old = retried(call, "a", 3);
    assertWrong(put("a", 1, 2), itself, get("b", 10, 11));
    assertFine(put("a", 1, 2), old, get("b", 10, 11));
  }

  @Test
  void aRequestThatIsStillOnItsWayMayTakeEffectAfterItsOperation() {
    Operation late = ended(Ending.RETURNED, Action.PUT, "a", null, 1, 4, new LostAnswer(1, NEVER));
    assertFine(late, put("b", 5, 6), get("b", 7, 8), get("a", 9, 10));
  }

  @Test
  void aPartOfABulkOperationThatThrewHappenedUntilThenOrNever() {
    Operation unclear = ended(Ending.UNCLEAR, Action.PUT, "b", null, 3, 6);
    assertFine(put("a", 1, 2), unclear, get("a", 10, 11));
    assertFine(put("a", 1, 2), unclear, get("b", 10, 11));
    assertWrong(put("a", 1, 2), unclear, get("a", 7, 8), get("b", 10, 11));
  }

  @Test
  void aReadStoresWhatTheLoaderBroughtWhereNothingIs() {
    Operation loading = operation(Action.GET, "l", null, "l", 1, 2);
    assertFine(loading, get("l", 3, 4));
    assertWrong(loading, get(null, 3, 4));
    assertWrong(put("a", 0, 0), loading);
    assertFine(put("a", 0, 0), operation(Action.GET, "l", null, "a", 1, 2));
  }

  @Test
  void theFinderSaysWhereItEnded() {
    Verdict verdict =
        LinearizabilityChecker.check(List.of(put("a", 1_000, 2_000), get("b", 3_000, 4_000)));

    assertThat(verdict.explanation())
        .contains("1 of 2 steps can be explained, up to the value a")
        .contains("2..3 us  c  GET(k)  = b");
  }

  @Test
  void itAgreesWithTryingEverything() {
    Random random = new Random(3);
    int fine = 0;
    for (int round = 0; round < 20_000; round++) {
      List<Operation> history = someHistory(random);
      boolean expected = BruteForce.isLinearizable(history);
      fine += expected ? 1 : 0;
      assertThat(LinearizabilityChecker.check(history).linearizable())
          .as("%s", history)
          .isEqualTo(expected);
    }
    assertThat(fine).isBetween(2_000, 18_000);
  }

  private static List<Operation> someHistory(Random random) {
    List<Operation> history = new ArrayList<>();
    IntStream.range(0, 1 + random.nextInt(6)).forEach(i -> history.add(some(random, "v" + i)));
    return history;
  }

  private static Operation some(Random random, String own) {
    Action action = ACTIONS.get(random.nextInt(ACTIONS.size()));
    String known = "v" + random.nextInt(3);
    boolean expects = action == Action.REPLACE_IF_EQUAL || action == Action.REMOVE_IF_EQUAL;
    String result =
        switch (action) {
          case PUT, DELETE -> null;
          case CONTAINS_KEY, PUT_IF_ABSENT, REPLACE, REPLACE_IF_EQUAL, REMOVE, REMOVE_IF_EQUAL ->
              Boolean.toString(random.nextBoolean());
          default -> random.nextInt(3) == 0 ? null : known;
        };
    long invoked = random.nextInt(8);
    boolean killed = random.nextInt(6) == 0;
    return new Operation(
        "c",
        new Call(action, "k", action == Action.GET ? null : own, expects ? known : null),
        invoked,
        killed ? NEVER : invoked + random.nextInt(8),
        killed ? Ending.KILLED : Ending.RETURNED,
        killed ? null : result,
        true,
        List.of());
  }

  private static void assertFine(Operation... history) {
    Verdict verdict = LinearizabilityChecker.check(List.of(history));
    assertThat(verdict.explanation()).isEmpty();
    assertThat(verdict.linearizable()).isTrue();
  }

  private static void assertWrong(Operation... history) {
    assertThat(LinearizabilityChecker.check(List.of(history)).linearizable()).isFalse();
  }

  private static Operation put(String value, long from, long to) {
    return operation(Action.PUT, value, null, null, from, to);
  }

  private static Operation get(@Nullable String found, long from, long to) {
    return operation(Action.GET, null, null, found, from, to);
  }

  private static Operation putIfAbsent(String value, String result, long from, long to) {
    return operation(Action.PUT_IF_ABSENT, value, null, result, from, to);
  }

  private static Operation operation(
      Action action,
      @Nullable String value,
      @Nullable String expected,
      @Nullable String result,
      long from,
      long to) {
    Call call = new Call(action, "k", value, expected);
    return new Operation("c", call, from, to, Ending.RETURNED, result, true, List.of());
  }

  /** It lost the answer to its first request at once, and returned at 9. */
  private static Operation retried(Call call, String result, long from) {
    LostAnswer lost = new LostAnswer(from, from + 1);
    return new Operation("c", call, from, 9, Ending.RETURNED, result, true, List.of(lost));
  }

  private static Operation ended(
      Ending ending,
      Action action,
      @Nullable String value,
      @Nullable String expected,
      long from,
      long to,
      LostAnswer... lost) {
    Call call = new Call(action, "k", value, expected);
    return new Operation("c", call, from, to, ending, null, true, List.of(lost));
  }
}
