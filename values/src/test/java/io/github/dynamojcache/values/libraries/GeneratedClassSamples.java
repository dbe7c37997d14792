package io.github.dynamojcache.values.libraries;

import com.google.common.collect.ImmutableList;
import io.github.dynamojcache.values.libraries.generated.AutoItem;
import io.github.dynamojcache.values.libraries.generated.ImmutableItem;
import io.github.dynamojcache.values.libraries.generated.ImmutableJdkItem;
import io.github.dynamojcache.values.libraries.generated.ImmutableUnit;
import io.github.dynamojcache.values.libraries.generated.LombokMade;
import java.util.List;

/** An application's classes that Lombok, AutoValue and Immutables complete. */
public final class GeneratedClassSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    lombok(samples);
    autoValue(samples);
    immutables(samples);
  }

  private static void lombok(LibrarySamples samples) {
    samples
        .storable("@Value", LombokMade::value)
        .storable("@Value with an exclusion", LombokMade::valueWithExclusion)
        .storable("@Data", LombokMade::data)
        .storable("@Data, unset", LombokMade::emptyData)
        .storable("@Data with a final field", LombokMade::dataWithFinalField)
        .storable("@Data with all arguments", LombokMade::allArgs)
        .storable("@Builder", LombokMade::built)
        .storable("@Builder, empty collections", LombokMade::builtOfNothing)
        .storable("@SuperBuilder", LombokMade::superBuilt)
        .storable("hash code cached", LombokMade::cachedHash)
        .storable("lazy getter", LombokMade::lazyGetter)
        .storable("lazy getter, used", LombokMade::lazyGetterUsed)
        .storable("@Data, Serializable", LombokMade::serializable)
        .storable("@Data in a list", () -> List.of(LombokMade.data(), LombokMade.value()));
  }

  private static void autoValue(LibrarySamples samples) {
    samples
        .storable("AutoValue", () -> AutoItem.of("a", 5, ImmutableList.of("x")))
        .storable("AutoValue, empty list", () -> AutoItem.of("a", 5, ImmutableList.of()))
        .storable(
            "AutoValue in a record", () -> new Holder<>(AutoItem.of("a", 5, ImmutableList.of())));
  }

  private static void immutables(LibrarySamples samples) {
    samples
        .storable("Immutables, all set", () -> item())
        .storable("Immutables, its lazy value used", () -> used())
        .storable(
            "Immutables, hardly anything set", () -> ImmutableItem.builder().name("a").build())
        .storable(
            "Immutables, the singleton",
            ImmutableUnit.class,
            () -> ImmutableUnit.of(),
            unit -> Check.that(unit == ImmutableUnit.of(), unit))
        .storable("Immutables, interned", () -> ImmutableUnit.builder().symbol("kg").build())
        .storable(
            "Immutables with collections of the JDK",
            () -> ImmutableJdkItem.builder().name("a").addTags("x").putLimits(Color.RED, 1).build())
        .storable(
            "Immutables with empty collections of the JDK",
            () -> ImmutableJdkItem.builder().name("a").build())
        .storable("Immutables, in a record", () -> new Holder<>(item()));
  }

  private static ImmutableItem item() {
    return ImmutableItem.builder()
        .name("a")
        .addTags("x", "y")
        .putLimits(Color.RED, 1)
        .addColors(Color.RED, Color.BLUE)
        .note("n")
        .rank(5)
        .build();
  }

  private static ImmutableItem used() {
    ImmutableItem item = item();
    item.summary();
    return item;
  }
}
