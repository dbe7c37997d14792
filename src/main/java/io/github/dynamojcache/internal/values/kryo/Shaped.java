package io.github.dynamojcache.internal.values.kryo;

import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Part;
import java.util.List;

/** A serializer that writes the members declared by a class, so that its bytes depend on them. */
interface Shaped {

  /**
   * Returns how objects are written.
   *
   * @return the kind of shape
   */
  Kind kind();

  /**
   * Returns the members that are written of each object.
   *
   * @return the members, in the order of the bytes; none when it is not written by members
   */
  default List<Member> members() {
    return List.of();
  }

  /**
   * Returns the parts of the shape.
   *
   * @return the parts that are written of each object, in the order of the bytes
   */
  default List<Part> parts() {
    return members().stream().map(Member::part).toList();
  }

  /**
   * Returns whether a new object has the class's own values in fields that are not read.
   *
   * @return true when a constructor without parameters creates it
   */
  default boolean givesDefaults() {
    return false;
  }
}
