package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.util.IdentityMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a value to the object that is being written or read, and how many objects the hash
 * code of each goes through. It tells where in a value something failed, and what may not be
 * hashed. For one instance of Kryo.
 */
final class ObjectPath {

  /** A weight that is more than anybody may have. Sums of it do not overflow. */
  private static final long HEAVY = 1L << 40;

  /** Above this weight, an object of an application's class is presumed hostile. */
  private static final long SUSPICIOUS = 1_000_000;

  private static final int BYTES_OF_AN_OBJECT = 16;

  private static final int NONE = -1;

  /** An object that is under way, and a container as far as it is one. */
  private static final class Step extends HashingCost.Container {
    private @Nullable Object object;
    private @Nullable Traits traits;
    private @Nullable Class<?> type;
    private int start;
    private int id;
    private int earlier;
    private long content;
    private long held;
    private long largest;
    private boolean network;
  }

  /** What is known of a class. */
  private record Traits(HashWeight heft, ContainerOrdering placing) {

    /** Of texts, numbers and constants, which are never referred to. */
    static final Traits PLAIN = new Traits(HashWeight.CONTENT, ContainerOrdering.IN_ORDER);

    static Traits of(Class<?> type) {
      return new Traits(HashWeight.of(type), ContainerOrdering.of(type));
    }
  }

  private Step[] steps = new Step[0];
  private int depth;
  private final Weights weights = new Weights();
  private final HashingCost cost = new HashingCost();
  private final IdentityMap<Class<?>, Traits> known = new IdentityMap<>();

  /** Begins with a new value. What was left of the last one is forgotten. */
  void begin() {
    while (depth > 0) {
      Step step = steps[--depth];
      step.object = null;
      step.type = null;
    }
    cost.reset();
  }

  /**
   * Goes to a part of the object at hand.
   *
   * @param object the part; null when it is still to be read
   * @param position where in the bytes it begins
   */
  void enter(@Nullable Object object, int position) {
    if (depth == steps.length) {
      grow();
    }
    Step step = steps[depth++];
    step.reset();
    step.object = object;
    step.traits = null;
    step.type = null;
    step.start = position;
    step.id = NONE;
    step.earlier = NONE;
    step.content = 0;
    step.held = 0;
    step.largest = 0;
    step.network = false;
  }

  private void grow() {
    steps = Arrays.copyOf(steps, 2 * depth + 16);
    for (int i = depth; i < steps.length; i++) {
      steps[i] = new Step();
    }
  }

  /**
   * Says what is being read now, as soon as that is known.
   *
   * @param type the class, or what stands for it
   */
  void reading(Class<?> type) {
    Step step = steps[depth - 1];
    step.type = type;
    if (step.id != NONE) {
      Traits traits = traits(type);
      step.traits = traits;
      step.is(traits.placing);
    }
  }

  /**
   * Says that the parts of the container at hand come in an order of which nothing is known: each
   * may be a key.
   */
  void mixesParts() {
    Step step = steps[depth - 1];
    if (step.placing().asksHashCodes()) {
      step.is(ContainerOrdering.HASHED_ELEMENTS);
    }
  }

  private Traits traits(Class<?> type) {
    Traits traits = known.get(type);
    if (traits == null) {
      traits = Traits.of(type);
      known.put(type, traits);
    }
    return traits;
  }

  /**
   * Says that the object at hand is written for the first time.
   *
   * @param id the number under which it is known from now on
   * @param type its class
   */
  void isNew(int id, Class<?> type) {
    isNew(id);
    reading(type);
  }

  /**
   * Says that the object at hand is met for the first time.
   *
   * @param id the number under which it is known from now on
   */
  void isNew(int id) {
    weights.begin(id);
    steps[depth - 1].id = id;
  }

  /**
   * Says that the object at hand was met before.
   *
   * @param id its number
   */
  void isKnown(int id) {
    steps[depth - 1].earlier = id;
  }

  /**
   * Goes back from a part to the object that it is in.
   *
   * @param object the part
   * @param position where in the bytes it ends
   */
  void leave(@Nullable Object object, int position) {
    Step step = steps[--depth];
    step.object = null;
    step.type = null;
    if (object == null) {
      if (depth > 0) {
        steps[depth - 1].add();
      }
      return;
    }
    HashWeight heft = traitsOf(step, object).heft;
    long full = step.earlier == NONE ? weigh(step, heft, position) : known(step.earlier, heft);
    boolean network = heft == HashWeight.NETWORK || (heft == HashWeight.CONTENT && isNetwork(step));
    long held = step.earlier == NONE ? Math.min(HEAVY, 1 + step.held) : weights.held(step.earlier);
    if (step.id != NONE) {
      weights.set(step.id, full, held, network);
    }
    if (depth > 0) {
      Step parent = steps[depth - 1];
      if (parent.placing() != ContainerOrdering.IN_ORDER && parent.looksAtNext()) {
        cost.put(object, heft, full, network, parent);
      }
      parent.add();
      parent.content = Math.min(HEAVY, parent.content + inAnother(step, heft, full));
      parent.held = Math.min(HEAVY, parent.held + inAnother(step, heft, held));
      parent.largest = Math.max(parent.largest, held);
      parent.network |= network;
    }
  }

  /**
   * Counts that the object at hand may look at all it holds to find a place for each: what a class
   * does in its own {@code readObject} or {@code readResolve} nobody sees.
   *
   * @param again how often at most it looks at a part once more
   * @throws LimitException when it would take too long
   */
  void hashContent(int again) {
    Step step = steps[depth - 1];
    cost.spend(step.held);
    cost.spend(again * Math.min(step.largest, HashingCost.MOST));
  }

  private Traits traitsOf(Step step, Object object) {
    if (step.id == NONE && step.earlier == NONE) {
      return Traits.PLAIN;
    }
    return step.traits != null ? step.traits : traits(object.getClass());
  }

  private static long weigh(Step step, HashWeight heft, int position) {
    if (heft == HashWeight.NOTHING) {
      return 1;
    }
    // Long numbers are hashed each time; whatever has parts has given its bytes to them.
    long own = step.parts() == 0 ? (position - step.start) / BYTES_OF_AN_OBJECT : 0;
    return Math.min(HEAVY, 1 + own + step.content);
  }

  private long known(int id, HashWeight heft) {
    if (heft == HashWeight.NOTHING) {
      return 1;
    }
    if (weights.full(id) != NONE) {
      return weights.full(id);
    }
    // It is not finished, and what it will hold nobody knows. A container in itself cannot be
    // hashed at all. But an application's object may stand in a set within itself, as a parent.
    return heft == HashWeight.UNKNOWN ? soFar(id) : HEAVY;
  }

  private long soFar(int id) {
    for (int i = depth - 1; i >= 0; i--) {
      if (steps[i].id == id) {
        return 1 + steps[i].content;
      }
    }
    return HEAVY;
  }

  private boolean isNetwork(Step step) {
    return step.earlier == NONE ? step.network : weights.network(step.earlier);
  }

  /**
   * What an object adds to the one that it is in. Entities refer to each other to and fro, and
   * their hash codes do not follow: so only the first place of one counts.
   */
  private static long inAnother(Step step, HashWeight heft, long full) {
    return heft == HashWeight.UNKNOWN && step.earlier != NONE && full <= SUSPICIOUS ? 1 : full;
  }

  /**
   * An object that is being read.
   *
   * @param className the name of its class
   * @param position which of its elements, entries or parts is being read
   */
  record Reading(String className, int position) {}

  /** Returns the objects that are being read, from the value to the innermost. */
  List<Reading> reading() {
    List<Reading> path = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      Step step = steps[i];
      if (step.type != null) {
        path.add(new Reading(step.type.getName(), step.placing().position(step.parts())));
      }
    }
    return path;
  }

  /**
   * Returns the objects under way, from the value to the innermost.
   *
   * @return what is being written, with the number of parts of it that are done
   */
  List<PlaceInValue.Stop> stops() {
    List<PlaceInValue.Stop> stops = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      Step step = steps[i];
      if (step.object != null) {
        int parts = step.parts();
        stops.add(new PlaceInValue.Stop(step.object, step.placing().position(parts), parts));
      }
    }
    return stops;
  }
}
