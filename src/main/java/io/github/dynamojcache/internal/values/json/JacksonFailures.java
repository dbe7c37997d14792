package io.github.dynamojcache.internal.values.json;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Rewrites Jackson's exceptions: its messages often quote the content, which ours must not contain.
 */
final class JacksonFailures {

  private static final String REMEDY =
      ". Give its class a form that JSON can carry, by Jackson's annotations or another type, or"
          + " use value-codec = kryo";

  private JacksonFailures() {}

  static UnsupportedValueException unsupported(Class<?> type, String why) {
    return new UnsupportedValueException(
        "Cannot store a " + type.getName() + " as JSON: " + why + REMEDY, null);
  }

  static UnsupportedValueException unsupported(Class<?> type, Throwable failure) {
    if (failure instanceof LinkageError linkage) {
      return new UnsupportedValueException(
          "Cannot store a "
              + type.getName()
              + " as JSON: value-codec = json "
              + JacksonJars.explain(type, linkage),
          failure);
    }
    return new UnsupportedValueException(
        "Cannot store a " + type.getName() + " as JSON: " + explain(failure) + REMEDY, failure);
  }

  static UndecodableValueException undecodable(Class<?> type, Throwable failure) {
    if (failure instanceof LinkageError linkage) {
      String why = "value-codec = json " + JacksonJars.explain(type, linkage);
      return new UndecodableValueException(Reason.SHAPE, why, type.getName(), null, failure);
    }
    String why = "it is not read as a " + type.getName() + ": " + explain(failure);
    if (failure instanceof StreamConstraintsException || failure instanceof StackOverflowError) {
      return new UndecodableValueException(Reason.LIMIT, why, type.getName(), null, failure);
    }
    if (failure instanceof InvalidTypeIdException) {
      return new UndecodableValueException(
          Reason.CLASS_MISSING, why, type.getName(), null, failure);
    }
    boolean isNoJson =
        failure instanceof StreamReadException && !(failure instanceof InputCoercionException);
    return new UndecodableValueException(
        isNoJson ? Reason.FORMAT : Reason.SHAPE, why, type.getName(), null, failure);
  }

  private static String explain(Throwable failure) {
    if (failure instanceof StackOverflowError) {
      return "it is nested too deep, or contains itself";
    }
    if (!(failure instanceof JacksonException jackson)) {
      return String.valueOf(failure.getMessage());
    }
    String path = path(jackson);
    return (path.isEmpty() ? "" : "at `" + path + "`, ") + reason(jackson);
  }

  private static String reason(JacksonException failure) {
    if (failure instanceof StreamConstraintsException) {
      return "it is nested too deep, or too long";
    }
    if (failure instanceof InputCoercionException coercion) {
      return "what is there does not fit into a " + coercion.getTargetType().getName();
    }
    if (failure instanceof StreamReadException) {
      return "it is not JSON";
    }
    if (failure instanceof InvalidTypeIdException) {
      return "the type that is named there is not known";
    }
    if (failure instanceof InvalidDefinitionException definition) {
      return definition.getOriginalMessage();
    }
    if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return "what is there, or missing there, does not make a "
          + mismatch.getTargetType().getName();
    }
    return failure.getClass().getSimpleName();
  }

  /** Shows the names of members; keys of maps and positions in lists are content. */
  private static String path(JacksonException failure) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference place : failure.getPath()) {
      Object from = place.from();
      boolean isContent =
          place.getPropertyName() == null
              || from instanceof Map
              || (from instanceof Class<?> type && Map.class.isAssignableFrom(type));
      if (isContent) {
        path.append("[]");
      } else {
        path.append(path.isEmpty() ? "" : ".").append(place.getPropertyName());
      }
    }
    return path.toString();
  }
}
