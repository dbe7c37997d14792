package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the classes of an object's parts before Java serialization examines the object: that calls
 * {@code writeReplace} of each part first, and only then allows this library to replace the part.
 */
final class ReplacingParts {

  private final Kryo kryo;
  private final Set<Class<?>> known = new HashSet<>();

  private ReplacingParts(Kryo kryo) {
    this.kryo = kryo;
  }

  /**
   * Checks the parts.
   *
   * @param kryo knows how objects of a class are written, and which may not be
   * @param object the object to be serialized
   * @throws RefusedClassException when methods of a part would run and may not
   */
  static void check(Kryo kryo, Object object) {
    ReplacingParts parts = new ReplacingParts(kryo);
    PartsOfObject.visit(object, (part, name) -> parts.check(part));
    PartsOfObject.visitFields(object, (part, name) -> parts.check(part));
    if (object instanceof Throwable throwable) {
      for (Throwable suppressed : throwable.getSuppressed()) {
        parts.check(suppressed);
      }
    }
  }

  private void check(@Nullable Object part) {
    if (part instanceof Serializable && known.add(part.getClass())) {
      Class<?> type = part.getClass();
      if (!ValueClassValidator.ofTheJdk(type) && SerializationHooks.writeReplace(type) != null) {
        Serializer<?> serializer = kryo.getRegistration(type).getSerializer();
        if (serializer instanceof UnwrittenSerializer unwritten) {
          throw unwritten.refusal(); // a trial ends here
        }
      }
    }
  }
}
