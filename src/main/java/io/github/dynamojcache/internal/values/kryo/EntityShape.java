package io.github.dynamojcache.internal.values.kryo;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The properties of an entity class on which Hibernate's positions of its properties depend: the
 * names and types of its fields, and those of the classes embedded in it. Entities to which it
 * refers are cached separately and are not followed.
 */
final class EntityShape {

  private static final Set<String> EMBEDDED =
      Set.of(
          "jakarta.persistence.Embeddable",
          "jakarta.persistence.Embedded",
          "jakarta.persistence.EmbeddedId");

  private static final String ENHANCEMENT = "$$_hibernate_";

  private final Set<String> fields = new TreeSet<>();
  private final Set<Class<?>> met = new HashSet<>();

  private EntityShape() {}

  /**
   * Returns a number that is equal for two classes only if they have the same shape.
   *
   * @param entity the class of an entity
   * @return the first eight bytes of a SHA-256; never 0
   */
  static long of(Class<?> entity) {
    EntityShape shape = new EntityShape();
    shape.add(entity);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", shape.fields).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong() | 1;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private void add(Class<?> type) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      if (!ValueClassValidator.ofTheJdk(c) && met.add(c)) {
        for (Field field : c.getDeclaredFields()) {
          add(c, field);
        }
      }
    }
  }

  private void add(Class<?> owner, Field field) {
    boolean persistent =
        (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0
            && !field.getName().startsWith(ENHANCEMENT);
    if (persistent) {
      fields.add(
          owner.getName() + "." + field.getName() + ":" + field.getGenericType().getTypeName());
      if (isEmbedded(field) || isEmbedded(field.getType())) {
        add(field.getType());
      }
    }
  }

  private static boolean isEmbedded(AnnotatedElement element) {
    for (Annotation annotation : element.getAnnotations()) {
      if (EMBEDDED.contains(annotation.annotationType().getName())) {
        return true;
      }
    }
    return false;
  }
}
