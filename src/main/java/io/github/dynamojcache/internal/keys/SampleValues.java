package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.internal.keys.StructForm.Part;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values of a type that are unequal but are often treated as equal: text in another case or with a
 * trailing space, numbers of another scale, both zeros. Each value is a new object at every call,
 * so that a comparison by identity is detected.
 */
final class SampleValues {

  private static final Map<Class<?>, List<Supplier<?>>> BY_TYPE =
      Map.ofEntries(
          Map.entry(String.class, texts()),
          Map.entry(
              int.class, parsed(Integer::valueOf, "1000", "1001", "0", "1", "-1", "-2147483648")),
          Map.entry(long.class, longs()),
          Map.entry(short.class, parsed(Short::valueOf, "1000", "1001", "0", "1", "-1")),
          Map.entry(byte.class, parsed(Byte::valueOf, "0", "1", "-1")),
          Map.entry(char.class, of('a', 'A', 'b', ' ')),
          Map.entry(boolean.class, of(true, false)),
          Map.entry(
              double.class, parsed(Double::valueOf, "0", "-0.0", "0.4", "0.6", "1", "-1", "NaN")),
          Map.entry(
              float.class, parsed(Float::valueOf, "0", "-0.0", "0.4", "0.6", "1", "-1", "NaN")),
          Map.entry(BigDecimal.class, decimals()),
          Map.entry(BigInteger.class, parsed(BigInteger::new, "0", "1", "-1", "1000")),
          Map.entry(
              UUID.class,
              parsed(
                  UUID::fromString,
                  "0f8fad5b-d9cb-469f-a165-70867728950e",
                  "0f8fad5b-d9cb-469f-a165-70867728950f")),
          Map.entry(
              Instant.class,
              parsed(Instant::parse, "2020-01-01T00:00:00Z", "2020-01-01T00:00:00.000000001Z")),
          Map.entry(LocalDate.class, parsed(LocalDate::parse, "2020-01-01", "2020-02-01")),
          Map.entry(List.class, lists()),
          Map.entry(Collection.class, lists()),
          Map.entry(Set.class, of(Set.of(), Set.of("a"), Set.of("A"))),
          Map.entry(Map.class, of(Map.of(), Map.of("a", 1), Map.of("A", 1))),
          Map.entry(Optional.class, of(Optional.empty(), Optional.of("a"), Optional.of("A"))));

  private static final int NESTED = 3;

  private final KeyTrial.Codec codec;
  private final int depth;

  SampleValues(KeyTrial.Codec codec) {
    this(codec, NESTED);
  }

  private SampleValues(KeyTrial.Codec codec, int depth) {
    this.codec = codec;
    this.depth = depth;
  }

  /**
   * Returns values for a part.
   *
   * @param part a part of a class
   * @return suppliers of values that differ, including null where it fits; may be empty
   */
  List<Supplier<? extends @Nullable Object>> of(Part part) {
    Class<?> type = part.type();
    List<Supplier<? extends @Nullable Object>> samples = new ArrayList<>();
    if (!type.isPrimitive()) {
      samples.add(() -> null);
    }
    if (type.isEnum()) {
      Arrays.stream(type.getEnumConstants()).limit(5).forEach(c -> samples.add(() -> c));
    } else if (part.isDeep()) {
      samples.add(() -> Array.newInstance(type.getComponentType(), 0));
      samples.add(() -> Array.newInstance(type.getComponentType(), 1));
    } else if (type.isAssignableFrom(String.class) && type != String.class) {
      samples.addAll(texts());
      if (type == Object.class) {
        samples.addAll(BY_TYPE.get(BigDecimal.class));
        samples.addAll(longs());
        samples.add(() -> Integer.valueOf("1000"));
      }
    } else if (BY_TYPE.containsKey(unboxed(type))) {
      samples.addAll(BY_TYPE.get(unboxed(type)));
    } else if (depth > 0 && isPlainClass(type) && codec.form(type) instanceof StructForm form) {
      samples.addAll(structs(form));
    }
    return samples;
  }

  private static boolean isPlainClass(Class<?> type) {
    return !type.isInterface() && !type.isArray() && !Modifier.isAbstract(type.getModifiers());
  }

  /** Returns two objects that differ in every part that has samples. */
  private List<Supplier<? extends @Nullable Object>> structs(StructForm form) {
    List<Supplier<? extends @Nullable Object>> structs = new ArrayList<>();
    SampleValues nested = new SampleValues(codec, depth - 1);
    for (int n = 1; n <= 2; n++) {
      List<Supplier<? extends @Nullable Object>> parts = new ArrayList<>();
      for (Part part : form.parts()) {
        List<Supplier<? extends @Nullable Object>> ofPart = nested.of(part);
        parts.add(ofPart.isEmpty() ? () -> null : ofPart.get(Math.min(n, ofPart.size() - 1)));
      }
      Supplier<? extends @Nullable Object> struct = () -> build(form, parts);
      if (struct.get() != null) {
        structs.add(struct);
      }
    }
    return structs;
  }

  private static @Nullable Object build(
      StructForm form, List<Supplier<? extends @Nullable Object>> parts) {
    try {
      return form.builder().build(parts.stream().<@Nullable Object>map(Supplier::get).toArray());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  private static Class<?> unboxed(Class<?> type) {
    return MethodType.methodType(type).unwrap().returnType();
  }

  private static List<Supplier<?>> texts() {
    return parsed(
        String::new,
        "",
        " ",
        "a",
        "A",
        "a ",
        " a",
        "b",
        "ab",
        "aB",
        "a-b",
        "0",
        "00",
        "\u00e4",
        "a\u0308",
        "abcdefghijklmnopqrstuvwxyz",
        "abcdefghijklmnopqrstuvwxyZ");
  }

  private static List<Supplier<?>> longs() {
    return parsed(Long::valueOf, "1000", "1001", "0", "1", "-1", "4294967297");
  }

  private static List<Supplier<?>> decimals() {
    return parsed(BigDecimal::new, "0", "0.0", "1", "1.0", "1.00", "-1", "1000");
  }

  private static List<Supplier<?>> lists() {
    return List.of(
        () -> new ArrayList<>(),
        () -> new ArrayList<>(List.of("a")),
        () -> new ArrayList<>(List.of("A")),
        () -> new ArrayList<>(List.of("a", "b")),
        () -> new ArrayList<>(List.of("b", "a")),
        () -> new ArrayList<>(List.of("a", "a")));
  }

  private static List<Supplier<?>> parsed(Function<String, ?> parser, String... texts) {
    return Arrays.stream(texts).<Supplier<?>>map(text -> () -> parser.apply(text)).toList();
  }

  private static List<Supplier<?>> of(Object... values) {
    return Arrays.stream(values).<Supplier<?>>map(value -> () -> value).toList();
  }
}
