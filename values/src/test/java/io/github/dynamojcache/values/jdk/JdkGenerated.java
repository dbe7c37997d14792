package io.github.dynamojcache.values.jdk;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Instances of every class of {@link JdkClasses}: by each public constructor, by each public static
 * method that returns the class, and each constant, with arguments by their types.
 */
public final class JdkGenerated implements SampleSet {

  /** Methods that ask the network or the clock: two calls have two results. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "getByName", "getLocalHost", "getLoopbackAddress", "now", "randomUUID", "createTempFile");

  private static final int ENOUGH_FACTORIES = 6;

  @Override
  public Stream<Sample> samples() {
    return JdkClasses.all().flatMap(JdkGenerated::samplesOf);
  }

  private static Stream<Sample> samplesOf(Class<?> type) {
    if (type.isEnum()) {
      return Stream.of(type.getEnumConstants())
          .map(c -> Sample.of(type.getName() + "." + ((Enum<?>) c).name(), () -> c))
          .limit(2);
    }
    List<Executable> ways = new ArrayList<>(List.of(type.getConstructors()));
    factories(type).limit(ENOUGH_FACTORIES).forEach(ways::add);
    ways.sort(Comparator.comparing(Executable::toString));
    return ways.stream()
        .filter(way -> Stream.of(way.getParameterTypes()).allMatch(GeneratedArguments::has))
        .flatMap(way -> states(type, way));
  }

  private static Stream<Method> factories(Class<?> type) {
    return Stream.of(type.getDeclaredMethods())
        .filter(
            m ->
                Modifier.isStatic(m.getModifiers())
                    && Modifier.isPublic(m.getModifiers())
                    && m.getReturnType() == type
                    && !LEFT_OUT.contains(m.getName()))
        .sorted(Comparator.comparing(Method::toString));
  }

  private static Stream<Sample> states(Class<?> type, Executable way) {
    int states = way.getParameterCount() == 0 ? 1 : GeneratedArguments.STATES;
    return Stream.iterate(0, i -> i + 1)
        .limit(states)
        .filter(state -> make(way, state) != null)
        .map(state -> Sample.of(nameOf(type, way, state), () -> make(way, state)));
  }

  private static String nameOf(Class<?> type, Executable way, int state) {
    List<String> parameters =
        Arrays.stream(way.getParameterTypes()).map(Class::getSimpleName).toList();
    String method = way instanceof Method ? "." + way.getName() : "";
    return type.getName() + method + "(" + String.join(",", parameters) + ")#" + state;
  }

  /** Returns null when the arguments do not fit each other. */
  private static @Nullable Object make(Executable way, int state) {
    Object[] arguments =
        Stream.of(way.getParameterTypes()).map(t -> GeneratedArguments.of(t, state)).toArray();
    try {
      return way instanceof Constructor<?> constructor
          ? constructor.newInstance(arguments)
          : ((Method) way).invoke(null, arguments);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return null;
    }
  }
}
