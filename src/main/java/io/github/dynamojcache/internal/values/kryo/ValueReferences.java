package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.util.MapReferenceResolver;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.UUID;

/**
 * Tracks the objects that were seen before. Immutable values are written each time, so that equal
 * objects have equal bytes whether or not they share a string.
 */
final class ValueReferences extends MapReferenceResolver {

  private static final Set<Class<?>> PLAIN =
      Set.of(
          String.class,
          UUID.class,
          URI.class,
          BigDecimal.class,
          BigInteger.class,
          Instant.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          Duration.class);

  private final ObjectPath trail = new ObjectPath();
  private final Set<Object> unfinished = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Containers that were written as the elements of a wrapper. */
  private final Set<Object> hidden = Collections.newSetFromMap(new IdentityHashMap<>());

  private boolean hidesNothing;

  /** Returns the path from the value to the current object. */
  ObjectPath trail() {
    return trail;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public boolean useReferences(Class type) {
    return !PLAIN.contains(type) && super.useReferences(type);
  }

  /**
   * Marks the start of writing an object that is created only after all its parts were read.
   *
   * @param object the object
   */
  void begin(Object object) {
    unfinished.add(object);
  }

  /**
   * Marks the end of writing such an object.
   *
   * @param object the object
   */
  void end(Object object) {
    unfinished.remove(object);
  }

  /** From now until the end of the value, every container is written as itself. */
  void hideNothing() {
    hidesNothing = true;
  }

  /**
   * Records that a container is about to be written as the elements of a wrapper.
   *
   * @param inner the container
   * @return false when another object refers to it, so that it must be written as itself
   * @throws SharedInnerException when it has been hidden before
   */
  boolean hide(Object inner) {
    if (hidesNothing || super.getWrittenId(inner) >= 0) {
      return false;
    }
    if (!hidden.add(inner)) {
      throw new SharedInnerException();
    }
    return true;
  }

  @Override
  public int getWrittenId(Object object) {
    if (!hidden.isEmpty() && hidden.contains(object)) {
      throw new SharedInnerException();
    }
    if (!unfinished.isEmpty() && unfinished.contains(object)) {
      throw new RefusedClassException(
          object.getClass(),
          "refers to itself and is made at once of all its parts, so it could not be put together"
              + " again. Break the cycle");
    }
    int id = super.getWrittenId(object);
    if (id >= 0) {
      trail.isKnown(id);
    }
    return id;
  }

  @Override
  public int addWrittenObject(Object object) {
    int id = super.addWrittenObject(object);
    trail.isNew(id, object.getClass());
    return id;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public int nextReadId(Class type) {
    int id = super.nextReadId(type);
    trail.isNew(id);
    return id;
  }

  /**
   * Replaces an object that was read by the one that its class chose.
   *
   * @param read the object that was read
   * @param resolved the object that replaces it
   */
  void replace(Object read, Object resolved) {
    for (int id = readObjects.size() - 1; id >= 0; id--) {
      if (readObjects.get(id) == read) {
        readObjects.set(id, resolved);
        return;
      }
    }
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Object getReadObject(Class type, int id) {
    Object object = super.getReadObject(type, id);
    if (object == null) {
      throw new KryoException("refers to an object that is not finished");
    }
    trail.isKnown(id);
    return object;
  }

  @Override
  public void reset() {
    super.reset();
    clear(unfinished);
    clear(hidden);
    hidesNothing = false;
  }

  /** Clears a set only if necessary: clearing visits its whole table, which is mostly empty. */
  private static void clear(Set<Object> set) {
    if (!set.isEmpty()) {
      set.clear();
    }
  }
}
