package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.codec.UndecodableKeyException;
import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.internal.keys.StructForm.Part;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tries the keys of one class before they are stored for the first time: written, read back, equal
 * both ways, with the same hash code. Tried again when a part is of a class that was not there
 * before. Thread-safe.
 */
final class KeyTrial {

  /** Writes and reads a key on its own, without any trial. */
  interface Codec {
    String write(Object key);

    Object read(String text);

    KeyForm form(Class<?> type);

    /** Returns whether what was tried may be remembered by a class. */
    boolean mayKeep(Class<?> type);
  }

  private static final int MOST_CLASSES = 1_000;

  private final Codec codec;
  private final EqualityCode equality;
  private final List<Field> shortcuts;
  private final Set<List<@Nullable Class<?>>> tried = ConcurrentHashMap.newKeySet();

  KeyTrial(Codec codec, EqualityCode equality) {
    this(codec, equality, List.of());
  }

  /**
   * @param shortcuts fields that are left out though {@code equals} compares them: what the
   *     constructor makes of the parts must be in them, in every key
   */
  KeyTrial(Codec codec, EqualityCode equality, List<Field> shortcuts) {
    this.codec = codec;
    this.equality = equality;
    this.shortcuts = List.copyOf(shortcuts);
  }

  /**
   * Tries a key, unless one like it was tried before.
   *
   * @param form the form of its class
   * @param key the key
   * @param values its parts
   * @param out where it is going to be written
   * @throws UnsupportedKeyException when it cannot be stored rightly
   */
  void check(StructForm form, Object key, @Nullable Object[] values, KeyWriter out) {
    List<@Nullable Class<?>> classes = new ArrayList<>(values.length);
    for (Object value : values) {
      classes.add(value == null ? null : value.getClass());
    }
    if (shortcuts.isEmpty() && tried.contains(classes)) {
      return;
    }
    String objection = roundTrip(form, key);
    if (objection == null && !equality.isGenerated() && tried.isEmpty()) {
      objection = new EqualityTrial(form, equality, new SampleValues(codec)).objection(key, values);
    }
    if (objection != null) {
      throw out.refuse(EqualityObjections.toTrial(form.type(), objection), null);
    }
    if (tried.size() < MOST_CLASSES && classes.stream().allMatch(this::mayKeep)) {
      tried.add(classes);
    }
  }

  private boolean mayKeep(@Nullable Class<?> type) {
    return type == null || codec.mayKeep(type);
  }

  private @Nullable String roundTrip(StructForm form, Object key) {
    String text = codec.write(key);
    Object copy;
    try {
      copy = codec.read(text);
      if (!codec.write(copy).equals(text)) {
        return "which is another key when it is made again of its parts";
      }
    } catch (UndecodableKeyException e) {
      Throwable cause = e.getCause();
      String why =
          cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
      return "which cannot be made again of its parts" + why;
    }
    if (copy.getClass() != form.type()) {
      return "which the cache manager's class loader finds as another class of the same name";
    }
    if (!same(form, key, copy)) {
      return "which is not equal to a copy made of the same parts";
    }
    if (!equality.hashing().isGenerated() && key.hashCode() != copy.hashCode()) {
      return "whose hash code differs from that of an equal copy";
    }
    return null;
  }

  /**
   * Compares two objects. Where the compiler made {@code equals}, it is not called: it compares the
   * parts, and the JDK would hold on to the class from the first call on.
   */
  private boolean same(StructForm form, Object one, Object other) {
    if (!equality.isGenerated()) {
      return one.equals(other) && other.equals(one);
    }
    try {
      for (Part part : form.parts()) {
        if (!Objects.equals(part.getter().get(one), part.getter().get(other))) {
          return false;
        }
      }
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(form.type().getName() + " cannot be read", e);
    }
  }
}
