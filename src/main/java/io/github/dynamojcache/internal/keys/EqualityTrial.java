package io.github.dynamojcache.internal.keys;

import com.esotericsoftware.kryo.kryo5.objenesis.strategy.StdInstantiatorStrategy;
import io.github.dynamojcache.internal.keys.StructForm.Part;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries a hand-written {@code equals}: objects with the same parts must be equal. Objects that
 * differ in one part, have two parts swapped, or are of a superclass must not be equal. Parts are
 * replaced by values that are often treated as equal, such as text in another case.
 */
final class EqualityTrial {

  private final StructForm form;
  private final EqualityCode equality;
  private final SampleValues samples;

  EqualityTrial(StructForm form, EqualityCode equality, SampleValues samples) {
    this.form = form;
    this.equality = equality;
    this.samples = samples;
  }

  /**
   * Looks for a reason not to trust the class.
   *
   * @param key one of its objects
   * @param values the parts of it
   * @return the rest of a sentence that begins with the class; null when no fault was found
   */
  @Nullable String objection(Object key, @Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      String objection = toPart(i, values);
      if (objection != null) {
        return objection;
      }
    }
    for (int i = 0; i < values.length; i++) {
      for (int j = i + 1; j < values.length; j++) {
        if (areAlikeSwapped(i, j, values)) {
          return "whose equals looks past the order of '" + name(i) + "' and '" + name(j) + "'";
        }
      }
    }
    return toSuperclass(key);
  }

  private @Nullable String toPart(int index, @Nullable Object[] values) {
    List<Supplier<? extends @Nullable Object>> samples = samples(index);
    int made = 0;
    for (int i = 0; i < samples.size(); i++) {
      Object one = with(values, index, samples.get(i).get());
      Object twin = with(values, index, samples.get(i).get());
      if (one == null || twin == null) {
        continue;
      }
      made++;
      if (!areEqual(one, twin, true)) {
        return "whose equals tells keys with equal '" + name(index) + "' apart";
      }
      for (int j = i + 1; j < samples.size(); j++) {
        Object other = with(values, index, samples.get(j).get());
        if (other != null && areEqual(one, other, false)) {
          return "whose equals takes keys with different '" + name(index) + "' for equal";
        }
      }
    }
    return made < 2 && equality.isUnread()
        ? "whose equals cannot be read, because there is no class file, nor be tried with another '"
            + name(index)
            + "'"
        : null;
  }

  private boolean areAlikeSwapped(int i, int j, @Nullable Object[] values) {
    if (form.parts().get(i).type() != form.parts().get(j).type()) {
      return false;
    }
    List<Supplier<? extends @Nullable Object>> samples = samples(i);
    int last = samples.size() - 1;
    if (last < 1 || samples.get(last - 1).get() == null) {
      return false;
    }
    @Nullable Object[] swapped = values.clone();
    @Nullable Object[] straight = values.clone();
    straight[i] = samples.get(last - 1).get();
    straight[j] = samples.get(last).get();
    swapped[i] = straight[j];
    swapped[j] = straight[i];
    Object one = build(straight);
    Object other = build(swapped);
    return one != null && other != null && areEqual(one, other, false);
  }

  private List<Supplier<? extends @Nullable Object>> samples(int index) {
    return samples.of(form.parts().get(index));
  }

  private String name(int index) {
    return form.parts().get(index).name();
  }

  private @Nullable Object with(
      @Nullable Object[] values, int index, @Nullable Object replacement) {
    @Nullable Object[] changed = values.clone();
    changed[index] = replacement;
    return build(changed);
  }

  private @Nullable Object build(@Nullable Object[] values) {
    try {
      Object built = form.builder().build(values);
      for (int i = 0; i < values.length; i++) {
        Part part = form.parts().get(i);
        if (!Objects.deepEquals(part.getter().get(built), values[i])) {
          return null; // the constructor changes its arguments
        }
      }
      return built;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null; // the constructor rejects these arguments
    }
  }

  /** Compares in both directions; an {@code equals} that throws counts as no objection. */
  private static boolean areEqual(Object one, Object other, boolean both) {
    try {
      return both ? one.equals(other) && other.equals(one) : one.equals(other) || other.equals(one);
    } catch (RuntimeException | LinkageError e) {
      return both;
    }
  }

  private @Nullable String toSuperclass(Object key) {
    for (Class<?> c = form.type().getSuperclass();
        c != null && c != Object.class && c != Record.class;
        c = c.getSuperclass()) {
      if (!Modifier.isAbstract(c.getModifiers()) && areEqual(key, likeSuperclass(c, key), false)) {
        return "which may equal an object of its superclass " + c.getName();
      }
    }
    return null;
  }

  private static Object likeSuperclass(Class<?> superclass, Object key) {
    Object object = new StdInstantiatorStrategy().newInstantiatorOf(superclass).newInstance();
    for (Class<?> c = superclass; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
          try {
            field.set(object, field.get(key));
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be copied", e);
          }
        }
      }
    }
    return object;
  }
}
