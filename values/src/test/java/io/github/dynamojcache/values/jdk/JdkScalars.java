package io.github.dynamojcache.values.jdk;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.BitSet;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Numbers and other small values. */
public final class JdkScalars implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    Samples samples = new Samples();
    numbers(samples);
    bigNumbers(samples);
    small(samples);
    arrays(samples);
    application(samples);
    return samples.stream();
  }

  private static void numbers(Samples samples) {
    samples.add("Boolean", () -> Boolean.TRUE);
    samples.add("Byte", () -> (byte) -5);
    samples.add("Short", () -> (short) -300);
    samples.add("Character", () -> '\uD83D');
    samples.add("Integer", () -> 1 << 30);
    samples.add("Long", () -> Long.MIN_VALUE);
    samples.add("Float", () -> -0.0f);
    samples.add("Float NaN of other bits", () -> Float.intBitsToFloat(0x7fc00001));
    samples.add("Double", () -> -0.0);
    samples.add("Double min", () -> Double.MIN_VALUE);
    samples.add("Double NaN of other bits", () -> Double.longBitsToDouble(0x7ff8000000000001L));
  }

  private static void bigNumbers(Samples samples) {
    for (String text :
        new String[] {"0", "0.00", "-12.50", "1E+400", "123456789012345678901234567890.5"}) {
      samples.add("BigDecimal " + text, () -> new BigDecimal(text));
    }
    samples.add("BigDecimal of a great scale", () -> BigDecimal.valueOf(1, Integer.MAX_VALUE));
    samples.add("BigDecimal subclass", () -> new Money("12.50", "EUR"));
    for (String text : new String[] {"0", "1", "-1", "123456789012345678901234567890"}) {
      samples.add("BigInteger " + text, () -> new BigInteger(text));
    }
    samples.add("BigInteger ONE", () -> BigInteger.ONE);
    samples.add("BigInteger subclass", () -> new Tagged("5", "tag"));
    samples.add("MathContext", () -> new MathContext(5, RoundingMode.HALF_DOWN));
    samples.add("RoundingMode", () -> RoundingMode.CEILING);
  }

  /** A class of an application. */
  public static final class Money extends BigDecimal {
    private final String currency;

    Money(String amount, String currency) {
      super(amount);
      this.currency = currency;
    }

    @Override
    public String toString() {
      return super.toString() + currency;
    }
  }

  /** A class of an application. */
  public static final class Tagged extends BigInteger {
    private final String tag;

    Tagged(String number, String tag) {
      super(number);
      this.tag = tag;
    }

    @Override
    public String toString() {
      return super.toString() + tag;
    }
  }

  private static void small(Samples samples) {
    samples.add("BitSet", () -> BitSet.valueOf(new long[] {5, 0, 1L << 63}));
    samples.add("BitSet empty", () -> new BitSet(500));
    samples.add("Optional", () -> Optional.of("x"));
    samples.add("Optional empty", Optional::empty);
    samples.add("Optional of Optional", () -> Optional.of(Optional.empty()));
    samples.add("OptionalInt", () -> OptionalInt.of(0));
    samples.add("OptionalInt empty", OptionalInt::empty);
    samples.add("OptionalLong", () -> OptionalLong.of(-1));
    samples.add("OptionalDouble", () -> OptionalDouble.of(-0.0));
    samples.add("OptionalDouble empty", OptionalDouble::empty);
    samples.add("Random", () -> new Random(5));
    samples.add("Random used", JdkScalars::usedRandom);
    samples.add("SimpleEntry", () -> new SimpleEntry<>("k", List.of(1)));
    samples.add("SimpleImmutableEntry", () -> new SimpleImmutableEntry<>("k", null));
    samples.add("IntSummaryStatistics", () -> new IntSummaryStatistics(2, 1, 3, 4));
    samples.add("DoubleSummaryStatistics", () -> new DoubleSummaryStatistics(2, 1, 3, 4));
    samples.add("Class", () -> List.class);
    samples.add("Class of a primitive", () -> int.class);
    samples.add("Class of an array", () -> String[][].class);
    samples.add("MethodType", () -> MethodType.methodType(int.class, String.class, long[].class));
    samples.add("StackTraceElement", () -> new StackTraceElement("a.B", "c", "B.java", 7));
    samples.add(
        "StackTraceElement of a module",
        () -> new StackTraceElement("app", "m", "1", "a.B", "c", null, -2));
    samples.add("TimeUnit", () -> TimeUnit.DAYS);
    samples.add("Object", Object::new);
  }

  private static Random usedRandom() {
    Random random = new Random(5);
    return Double.isNaN(random.nextGaussian()) ? Fill.never() : random;
  }

  private static void arrays(Samples samples) {
    samples.add("boolean[]", () -> new boolean[] {true, false});
    samples.add("byte[]", () -> new byte[] {-1, 0, 1});
    samples.add("short[]", () -> new short[] {-1, 300});
    samples.add("char[]", () -> new char[] {'a', '\uD83D'});
    samples.add("int[]", () -> new int[] {Integer.MIN_VALUE, 7});
    samples.add("long[]", () -> new long[] {Long.MIN_VALUE, 7});
    samples.add("float[]", () -> new float[] {-0.0f, Float.intBitsToFloat(0x7fc00001)});
    samples.add(
        "double[]", () -> new double[] {-0.0, Double.longBitsToDouble(0x7ff8000000000001L)});
    samples.add("int[][]", () -> new int[][] {{1}, null, {}});
    samples.add("String[]", () -> new String[] {"a", null, "b"});
    samples.add("Object[]", () -> new Object[] {1, "a", null, new Object[0]});
    samples.add("Integer[]", () -> new Integer[] {1, null});
    samples.add("Number[]", () -> new Number[] {1, 2L, null});
    samples.add("Serializable[]", () -> new Serializable[] {1, "x", new int[] {1}});
    samples.add("enum[]", () -> new Orders.Shape[] {Orders.Shape.ROUND, null});
    samples.add("array of the same array twice", JdkScalars::shared);
    samples.add("array that holds itself", JdkScalars::inItself);
    samples.add(
        "Object[] as String[]", () -> new Object[] {new String[] {"x"}, new Object[] {"x"}});
  }

  private static Object[] shared() {
    int[] numbers = {1, 2};
    return new Object[] {numbers, numbers, new int[] {1, 2}};
  }

  private static Object[] inItself() {
    Object[] array = new Object[2];
    array[1] = array;
    return array;
  }

  private static void application(Samples samples) {
    samples.add("record", () -> new Orders.Point(1, 2));
    samples.add("enum with body", () -> Orders.Shape.SQUARE);
    samples.add("array of records", () -> new Orders.Point[] {new Orders.Point(1, 2), null});
  }
}
