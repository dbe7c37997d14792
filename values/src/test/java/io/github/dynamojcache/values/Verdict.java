package io.github.dynamojcache.values;

/** What came out of storing a value. */
public sealed interface Verdict {

  /** Returns whether the value came back whole or was refused when it was written. */
  default boolean isRight() {
    return true;
  }

  /** What came back is what Java serialization brings back. */
  record Same() implements Verdict {}

  /** The value was refused when it was written. */
  record Refused(String message) implements Verdict {}

  /**
   * What came back is the value itself, and that is more than Java serialization brings back: it
   * drops transient fields and those of superclasses that are not {@code Serializable}. Only for
   * values without classes that say themselves what is stored.
   */
  record Whole(String lostByJava) implements Verdict {}

  /** Neither Java serialization nor the codec can read what they wrote: the class forbids it. */
  record NobodyReads(String why) implements Verdict {}

  /** Java serialization cannot store the value; what came back is the value itself. */
  record JavaRefuses(String reason) implements Verdict {}

  /** Another object came back. */
  record Different(String path) implements Verdict {

    @Override
    public boolean isRight() {
      return false;
    }
  }

  /** The value was written and cannot be read, or the write failed in another way than refusing. */
  record Broken(String failure) implements Verdict {

    @Override
    public boolean isRight() {
      return false;
    }
  }
}
