package io.github.dynamojcache.internal.values.surrogate;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Vavr's {@code Lazy}: stored as its result. It is evaluated when it is stored, as in Java
 * serialization.
 */
final class VavrLazies extends LibrarySurrogate<@Nullable Object[]> {

  private final LibraryMethod of;
  private final LibraryMethod get;

  VavrLazies(Class<?> type) {
    super(type);
    this.of = LibraryMethod.of(type, "of", Supplier.class);
    this.get = LibraryMethod.of(type, "get");
  }

  @Override
  public @Nullable Object[] toStored(Object value) {
    return new @Nullable Object[] {get.call(value)};
  }

  @Override
  public Object fromStored(@Nullable Object[] stored) {
    Supplier<@Nullable Object> evaluated = () -> stored[0];
    Object lazy = of.get(null, evaluated);
    get.call(lazy); // releases the function
    return lazy;
  }
}
