package io.github.dynamojcache.usercode;

import java.util.EnumSet;
import java.util.Set;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriterException;
import javax.cache.processor.EntryProcessorException;

/** The table: what becomes of an operation when a hook throws in it. */
sealed interface Expected {

  /** The hook is not called: nothing happens. */
  record NotCalled() implements Expected {}

  /** The operation goes on as if nothing had happened. */
  record GoesOn() implements Expected {}

  /** An exception goes no further, an {@link Error} reaches the caller. */
  record OnlyErrors() implements Expected {}

  /**
   * The caller gets an exception, or the {@link Error}.
   *
   * @param type the class of the exception
   */
  record Thrown(Class<? extends Exception> type) implements Expected {}

  /**
   * The results of the bad keys are exceptions, those of the others are not; an Error is thrown.
   */
  record PerKey() implements Expected {}

  /**
   * The completion listener gets an exception, also instead of an {@link Error}.
   *
   * @param type the class of the exception
   */
  record Told(Class<? extends Exception> type) implements Expected {}

  /** Returns what the table says. */
  static Expected of(Hook hook, Call call) {
    return switch (hook) {
      case LOADER -> loader(call);
      case WRITER -> CHANGES.contains(call) ? changing(call, CacheWriterException.class) : NO;
      case PROCESSOR ->
          switch (call) {
            case INVOKE -> new Thrown(EntryProcessorException.class);
            case INVOKE_ALL -> new PerKey();
            default -> NO;
          };
      case LISTENER ->
          CHANGES.contains(call) ? changing(call, CacheEntryListenerException.class) : NO;
      case ASYNCHRONOUS_LISTENER, FILTER -> CHANGES.contains(call) ? new GoesOn() : NO;
      case POLICY -> policy(call);
      case COMPLETION -> call == Call.LOAD_ALL || call == Call.LOAD_ALL_MISSING ? new GoesOn() : NO;
    };
  }

  Expected NO = new NotCalled();

  /** Operations that write entries, or remove them one by one. */
  Set<Call> CHANGES =
      EnumSet.of(
          Call.PUT,
          Call.PUT_ALL,
          Call.GET_AND_PUT,
          Call.PUT_IF_ABSENT,
          Call.REPLACE,
          Call.REPLACE_IF_EQUAL,
          Call.GET_AND_REPLACE,
          Call.REMOVE,
          Call.REMOVE_IF_EQUAL,
          Call.GET_AND_REMOVE,
          Call.REMOVE_ALL_KEYS,
          Call.REMOVE_ALL,
          Call.INVOKE,
          Call.INVOKE_ALL,
          Call.ITERATE_AND_REMOVE);

  private static Expected changing(Call call, Class<? extends Exception> type) {
    return call == Call.INVOKE_ALL ? new PerKey() : new Thrown(type);
  }

  private static Expected loader(Call call) {
    return switch (call) {
      case GET, GET_ALL, INVOKE -> new Thrown(CacheLoaderException.class);
      case INVOKE_ALL -> new PerKey();
      case LOAD_ALL, LOAD_ALL_MISSING -> new Told(CacheLoaderException.class);
      default -> NO;
    };
  }

  private static Expected policy(Call call) {
    return switch (call) {
      case INVOKE_ALL -> new OnlyErrorsPerKey();
      case GET, GET_ALL, ITERATE, ITERATE_AND_REMOVE -> new OnlyErrors();
      case PUT, PUT_ALL, GET_AND_PUT, PUT_IF_ABSENT, REPLACE, REPLACE_IF_EQUAL -> new OnlyErrors();
      case GET_AND_REPLACE, INVOKE -> new OnlyErrors();
      default -> NO; // removals ask for no duration
    };
  }

  /** The same for results of single keys. */
  record OnlyErrorsPerKey() implements Expected {}
}
