package io.github.dynamojcache.internal.values.kryo;

import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Part;
import java.util.List;

/** A serializer that writes what the class declares, so that its bytes depend on that. */
interface Shaped {

  /**
   * Returns how objects are written.
   *
   * @return the kind of shape
   */
  Kind kind();

  /**
   * Returns what is written of each object.
   *
   * @return the members, in the order of the bytes; none when it is not by members
   */
  default List<Member> members() {
    return List.of();
  }

  /**
   * Returns what a shape says of each object.
   *
   * @return what is written of it, in the order of the bytes
   */
  default List<Part> parts() {
    return members().stream().map(Member::part).toList();
  }

  /**
   * Returns whether a new object has the class's own values in fields that are not read.
   *
   * @return true when a constructor without parameters makes it
   */
  default boolean givesDefaults() {
    return false;
  }
}
