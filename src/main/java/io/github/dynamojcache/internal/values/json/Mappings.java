package io.github.dynamojcache.internal.values.json;

import io.github.dynamojcache.internal.classes.ClassLookup;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mapper of one codec. It is replaced after it has seen a class of an application that may be
 * stopped before the codec is closed. A value that names a class found only by the calling thread's
 * loader is mapped with a mapper that is not kept at all. Thread-safe.
 */
final class Mappings {

  /** A task that uses a mapper. */
  interface Work<T, E extends Exception> {
    T with(Mapping mapping) throws E;
  }

  private final Class<?> type;
  private final @Nullable ClassLoader home;
  private final Supplier<Mapping> making;
  private volatile @Nullable Mapping kept;

  private Mappings(Class<?> type, @Nullable ClassLoader home, Supplier<Mapping> making) {
    this.type = type;
    this.home = home;
    this.making = making;
    this.kept = making.get(); // reports now a fault of the type or of Jackson's jars
  }

  /** Creates mappers that look up classes with one loader first. */
  static Mappings of(Class<?> type, ClassLoader loader) {
    return new Mappings(
        type, new ClassLookup(loader).home(), () -> fresh(type, new ClassLookup(loader)));
  }

  /** Uses an application's own mapper as it is. */
  static Mappings of(Class<?> type, JsonMapper mapper) {
    Mapping only = new Mapping(type, mapper, () -> false);
    return new Mappings(type, null, () -> only);
  }

  private static Mapping fresh(Class<?> type, ClassLookup lookup) {
    ForeignClasses foreign = new ForeignClasses(lookup, lookupOf(type));
    return new Mapping(type, ExactMapper.create(lookup.home(), foreign), foreign::wereMet);
  }

  /** The type's loader is not foreign: the codec refers to the type in any case. */
  private static ClassLookup lookupOf(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return new ClassLookup(loader == null ? Mappings.class.getClassLoader() : loader);
  }

  /** Runs a task. If a class was not found, runs it again with the calling thread's loader. */
  <T, E extends Exception> T use(Work<T, E> work) throws E {
    try {
      return useKept(work);
    } catch (Exception e) {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      if (home == null || context == null || context == home || !namesUnknownClass(e)) {
        throw e;
      }
      return work.with(fresh(type, new ClassLookup(context)));
    }
  }

  private <T, E extends Exception> T useKept(Work<T, E> work) throws E {
    Mapping mapping = kept;
    if (mapping == null) {
      mapping = making.get();
      kept = mapping;
    }
    try {
      return work.with(mapping);
    } finally {
      if (mapping.hasMetForeignClass()) {
        kept = null;
      }
    }
  }

  private static boolean namesUnknownClass(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof InvalidTypeIdException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
