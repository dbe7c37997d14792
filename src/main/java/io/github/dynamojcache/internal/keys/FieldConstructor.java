package io.github.dynamojcache.internal.keys;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Creates objects with the constructor that takes their fields, which also computes derived fields.
 *
 * @param constructor the constructor
 * @param fields the fields in the order of the values
 * @param declared the same fields in the order of the constructor
 */
record FieldConstructor(Constructor<?> constructor, List<Field> fields, List<Field> declared)
    implements StructForm.Builder {

  FieldConstructor {
    fields = List.copyOf(fields);
    declared = List.copyOf(declared);
  }

  @Override
  public Object build(@Nullable Object[] values) throws ReflectiveOperationException {
    @Nullable Object[] arguments = new Object[values.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values[fields.indexOf(declared.get(i))];
    }
    Object object = constructor.newInstance(arguments);
    // The types match, but the constructor may use them differently.
    for (int i = 0; i < values.length; i++) {
      if (!Objects.deepEquals(fields.get(i).get(object), values[i])) {
        throw new InstantiationException(
            "its constructor "
                + Arrays.toString(constructor.getParameterTypes())
                + " does not put its arguments into the fields");
      }
    }
    return object;
  }
}
