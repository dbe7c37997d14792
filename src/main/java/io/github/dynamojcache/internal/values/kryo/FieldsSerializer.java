package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Kind;
import io.github.dynamojcache.internal.values.kryo.ClassShape.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The serializer of a plain class: its fields, one after the other. */
final class FieldsSerializer extends Serializer<Object> implements Shaped {

  private final Class<?> type;
  private final Member[] members;
  private final @Nullable StoredHash hash;

  /**
   * Creates the serializer of one class.
   *
   * @param type the class
   * @throws RefusedClassException when it has fields that cannot be written or read back
   */
  FieldsSerializer(Class<?> type) {
    this.type = type;
    this.members = Member.of(type, Object.class).toArray(Member[]::new);
    this.hash = StoredHash.of(type);
  }

  @Override
  public Kind kind() {
    return Kind.FIELDS;
  }

  @Override
  public List<Member> members() {
    return List.of(members);
  }

  @Override
  public boolean givesDefaults() {
    return ValueInstantiators.constructor(type) != null
        && !ValueInstantiators.leavesTransientFieldsOut(type);
  }

  @Override
  public void write(Kryo kryo, Output output, Object object) {
    if (hash != null) {
      hash.check(object);
    }
    for (Member member : members) {
      member.write(kryo, output, object);
    }
  }

  @Override
  public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
    Object object = kryo.newInstance(this.type);
    kryo.reference(object);
    ShapeChange change = ((ValueKryo) kryo).changeOf(this.type);
    if (change == null) {
      for (Member member : members) {
        member.readInto(kryo, input, object);
      }
    } else {
      readChanged(kryo, input, object, change);
    }
    return object;
  }

  private void readChanged(Kryo kryo, Input input, Object object, ShapeChange change) {
    for (Part part : change.writtenParts()) {
      Member member = find(part);
      if (member == null) {
        // Read although the field no longer exists, because later parts may refer to the object.
        WireForm.of(part.type()).read(kryo, input);
      } else {
        member.readInto(kryo, input, object);
      }
    }
  }

  private @Nullable Member find(Part part) {
    for (Member member : members) {
      if (member.part().equals(part)) {
        return member;
      }
    }
    return null;
  }
}
