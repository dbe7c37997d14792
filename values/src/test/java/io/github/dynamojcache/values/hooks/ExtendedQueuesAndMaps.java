package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedList;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Containers of an application that extend rarer ones of the JDK. */
public final class ExtendedQueuesAndMaps implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("TreeSet", ExtendedQueuesAndMaps::tree)
            .add("LinkedList", () -> filled(new NamedLinked()))
            .add("Vector", () -> filled(new NamedVector()))
            .add("ArrayDeque", () -> filled(new NamedDeque()))
            .add("PriorityQueue", () -> filled(new NamedQueue()))
            .add("Properties", ExtendedQueuesAndMaps::properties)
            .add("EnumMap", ExtendedQueuesAndMaps::enumMap)
            .add("ConcurrentHashMap", ExtendedQueuesAndMaps::concurrent)
            .add("BitSet", ExtendedQueuesAndMaps::bits)
            .stream();
  }

  private static <C extends java.util.Collection<String>> C filled(C collection) {
    collection.addAll(java.util.List.of("b", "a", "c"));
    return collection;
  }

  private static Object tree() {
    return filled(new NamedTree());
  }

  private static Object properties() {
    NamedProperties properties = new NamedProperties();
    properties.setProperty("a", "b");
    return properties;
  }

  private static Object enumMap() {
    NamedEnumMap map = new NamedEnumMap();
    map.put(TimeUnit.DAYS, "d");
    return map;
  }

  private static Object concurrent() {
    NamedConcurrent map = new NamedConcurrent();
    map.put("a", 1);
    return map;
  }

  private static Object bits() {
    NamedBits bits = new NamedBits();
    bits.set(70);
    return bits;
  }

  /** With a field. */
  static class NamedTree extends TreeSet<String> {
    private final String name = new String("name");

    NamedTree() {
      super(String.CASE_INSENSITIVE_ORDER);
    }

    @Override
    public String toString() {
      return name + super.toString();
    }
  }

  /** With a field. */
  static class NamedLinked extends LinkedList<String> {
    private final String name = new String("name");

    @Override
    public String toString() {
      return name + super.toString();
    }
  }

  /** With a field. */
  static class NamedVector extends Vector<String> {
    private final String name = new String("name");

    @Override
    public synchronized String toString() {
      return name + super.toString();
    }
  }

  /** With a field. */
  static class NamedDeque extends ArrayDeque<String> {
    private final String name = new String("name");

    @Override
    public String toString() {
      return name + super.toString();
    }
  }

  /** With a field. */
  static class NamedQueue extends PriorityQueue<String> {
    private final String name = new String("name");

    NamedQueue() {
      super(String.CASE_INSENSITIVE_ORDER);
    }

    @Override
    public String toString() {
      return name + super.toString();
    }
  }

  /** With a field. */
  static class NamedProperties extends Properties {
    private final String name = new String("name");

    @Override
    public synchronized String toString() {
      return name + super.toString();
    }
  }

  /** With a field. */
  static class NamedEnumMap extends EnumMap<TimeUnit, String> {
    private final String name = new String("name");

    NamedEnumMap() {
      super(TimeUnit.class);
    }

    @Override
    public String toString() {
      return name + super.toString();
    }
  }

  /** With a field. */
  static class NamedConcurrent extends ConcurrentHashMap<String, Integer> {
    private final String name = new String("name");

    @Override
    public String toString() {
      return name + super.toString();
    }
  }

  /** With a field. */
  static class NamedBits extends BitSet {
    private final String name = new String("name");

    @Override
    public String toString() {
      return name + super.toString();
    }
  }
}
