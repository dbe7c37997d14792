package io.github.dynamojcache.values.libraries.generated;

import io.github.dynamojcache.values.libraries.Color;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import lombok.AllArgsConstructor;
import lombok.Builder;
import lombok.Data;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import lombok.RequiredArgsConstructor;
import lombok.Singular;
import lombok.ToString;
import lombok.Value;
import lombok.With;
import lombok.experimental.Accessors;
import lombok.experimental.SuperBuilder;

/** Makes values of classes that Lombok completes, most of them package-private. */
@SuppressWarnings("cast") // Lombok's builders cast
public final class LombokMade {

  private LombokMade() {}

  /** An immutable value. */
  public static Object value() {
    return new Product("a", new BigDecimal("1.50"), List.of(Color.RED));
  }

  /** A value with a field that stays out of equals. */
  public static Object valueWithExclusion() {
    return new Seen("a", 5);
  }

  /** A mutable bean of a class that is not public. */
  public static Object data() {
    Bean bean = new Bean();
    bean.setName("a");
    bean.setCount(5);
    return bean;
  }

  /** A bean as its constructor leaves it. */
  public static Object emptyData() {
    return new Bean();
  }

  /** A bean with a final field. */
  public static Object dataWithFinalField() {
    return new Required("a");
  }

  /** A bean with a constructor of all fields only. */
  public static Object allArgs() {
    return new AllArgs("a", 5);
  }

  /** A value by a builder. */
  public static Object built() {
    return Built.builder().name("a").tag("x").tag("y").limit(Color.RED, 1).build();
  }

  /** A value by a builder, its collections empty. */
  public static Object builtOfNothing() {
    return Built.builder().build();
  }

  /** A value by a builder of its superclass. */
  public static Object superBuilt() {
    return Child.builder().id(5L).name("a").build();
  }

  /** A value that keeps its hash code. */
  public static Object cachedHash() {
    Cached cached = new Cached("a");
    int unused = cached.hashCode();
    return cached;
  }

  /** A value with a getter that computes once. */
  public static Object lazyGetter() {
    return new Lazy("a");
  }

  /** The same, after its getter was called. */
  public static Object lazyGetterUsed() {
    Lazy lazy = new Lazy("a");
    lazy.getUpper();
    return lazy;
  }

  /** A serializable value. */
  public static Object serializable() {
    return new Stored("a", Map.of(Color.RED, 1));
  }

  @Value
  static class Product {
    String id;
    BigDecimal price;
    List<Color> colors;
  }

  @Value
  static class Seen {
    String id;
    @EqualsAndHashCode.Exclude int times;
  }

  @Data
  static class Bean {
    private String name = "unnamed";
    private int count;
    private List<String> tags = List.of();
  }

  @Data
  @Accessors(fluent = true, chain = true)
  static class Required {
    private final String name;
    private transient String cached = "c";
  }

  @Data
  @AllArgsConstructor
  static class AllArgs {
    private String name;
    private int count;
  }

  @Value
  @Builder(toBuilder = true)
  @With
  static class Built {
    @Builder.Default String name = "default";
    @Singular List<String> tags;
    @Singular Map<Color, Integer> limits;
  }

  @Getter
  @SuperBuilder
  @EqualsAndHashCode
  static class Parent {
    private final long id;
  }

  @Getter
  @SuperBuilder
  @ToString(callSuper = true)
  @EqualsAndHashCode(callSuper = true)
  static class Child extends Parent {
    private final String name;
  }

  @Value
  @EqualsAndHashCode(cacheStrategy = EqualsAndHashCode.CacheStrategy.LAZY)
  static class Cached {
    String id;
  }

  @RequiredArgsConstructor
  @EqualsAndHashCode(of = "id")
  static class Lazy {
    private final String id;

    @Getter(lazy = true)
    private final String upper = "upper of " + this.id;
  }

  @Data
  @NoArgsConstructor
  @AllArgsConstructor
  static class Stored implements Serializable {
    private String name;
    private Map<Color, Integer> limits;
  }
}
