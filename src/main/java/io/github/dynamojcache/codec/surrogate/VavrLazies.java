package io.github.dynamojcache.codec.surrogate;

import io.github.dynamojcache.codec.UnsupportedValueException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Vavr's {@code Lazy}, once it is evaluated: what came of it. */
final class VavrLazies extends LibrarySurrogate<@Nullable Object[]> {

  private final LibraryMethod of;
  private final LibraryMethod isEvaluated;

  VavrLazies(Class<?> type) {
    super(type);
    this.of = LibraryMethod.of(type, "of", Supplier.class);
    this.isEvaluated = LibraryMethod.of(type, "isEvaluated");
  }

  @Override
  public @Nullable Object[] toStored(Object value) {
    if (!Boolean.TRUE.equals(isEvaluated.get(value))) {
      throw new UnsupportedValueException(
          "it is not evaluated, and a function cannot be stored. Call get() on it before it is put",
          null);
    }
    return new @Nullable Object[] {((Supplier<?>) value).get()};
  }

  @Override
  public Object fromStored(@Nullable Object[] stored) {
    Supplier<@Nullable Object> evaluated = () -> stored[0];
    Object lazy = of.get(null, evaluated);
    ((Supplier<?>) lazy).get(); // lets go of the function
    return lazy;
  }
}
