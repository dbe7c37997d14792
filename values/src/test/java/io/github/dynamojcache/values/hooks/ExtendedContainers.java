package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists and sets of an application that extend the JDK's. */
public final class ExtendedContainers implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("list", () -> filled(new NamedList("n")))
            .add("list without default constructor", () -> filled(new SizedList(3, "n")))
            .add("list that changes what is added", () -> filled(new Upper()))
            .add("list that refuses what is added", Sealed::new)
            .add("list with hooks", () -> filled(new HookedList().set()))
            .add("list with transient field", () -> filled(new TransientList().set()))
            .add("list that holds itself", ExtendedContainers::inItself)
            .add("set", () -> filled(new NamedSet("n")))
            .add("linked set", () -> filled(new NamedLinkedSet("n")))
            .stream();
  }

  private static <C extends Collection<String>> C filled(C collection) {
    collection.addAll(List.of("b", "a", "c"));
    return collection;
  }

  private static <M extends Map<String, Integer>> M filled(M map) {
    for (String key : List.of("Bravo", "alpha", "Charlie", "d")) {
      map.put(key, key.length());
    }
    return map;
  }

  private static Object inItself() {
    NamedList list = new NamedList("n");
    list.add("x");
    list.holder = new Object[] {list};
    return list;
  }

  /** With a field. */
  static class NamedList extends ArrayList<String> {
    private final String name;
    Object @Nullable [] holder;

    NamedList(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name + size();
    }
  }

  /** Cannot be made without arguments. */
  static class SizedList extends ArrayList<String> {
    private final String name;
    private final int limit;

    SizedList(int limit, String name) {
      super(limit);
      this.name = name;
      this.limit = limit;
    }

    @Override
    public boolean add(String text) {
      if (size() >= limit) {
        throw new IllegalStateException("full");
      }
      return super.add(text);
    }

    @Override
    public String toString() {
      return name + super.toString();
    }
  }

  /** Adding twice changes twice. */
  static class Upper extends ArrayList<String> {
    @Override
    public boolean add(String text) {
      return super.add(text + "!");
    }

    @Override
    public boolean addAll(Collection<? extends String> all) {
      all.forEach(this::add);
      return true;
    }
  }

  /** Cannot be added to. */
  static class Sealed extends ArrayList<String> {
    Sealed() {
      super(List.of("a", "b"));
    }

    @Override
    public boolean add(String text) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean addAll(Collection<? extends String> all) {
      throw new UnsupportedOperationException();
    }
  }

  /** With data of its own. */
  static class HookedList extends ArrayList<String> {
    private transient String extra = "initial";

    HookedList set() {
      extra = "set";
      return this;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeObject(extra + size());
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      extra = (String) in.readObject();
    }

    @Override
    public String toString() {
      return extra + super.toString();
    }
  }

  /** Java brings it back without. */
  static class TransientList extends ArrayList<String> {
    private transient @Nullable String lost = "initial";

    TransientList set() {
      lost = "set";
      return this;
    }

    @Override
    public String toString() {
      return lost + super.toString();
    }
  }

  /** With a field. */
  static class NamedSet extends HashSet<String> {
    private final String name;

    NamedSet(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name + super.toString();
    }
  }

  /** With a field. */
  static class NamedLinkedSet extends LinkedHashSet<String> {
    private final String name;

    NamedLinkedSet(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name + super.toString();
    }
  }
}
