package io.github.dynamojcache.codec.kryo;

import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.serializers.CollectionSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultArraySerializers.ObjectArraySerializer;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultSerializers.KryoSerializableSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.MapSerializer;
import java.util.function.Supplier;

/** What becomes of the serializers that Kryo would take. */
@SuppressWarnings("rawtypes") // Kryo's own signatures are raw
final class KryosSerializers {

  private KryosSerializers() {}

  /**
   * Returns the serializer for a class that Kryo has one for.
   *
   * @param type the class
   * @param kryos what Kryo would take
   * @param fieldByField makes one that writes the fields of the class
   * @return one that brings back all there is to an object
   * @throws RefusedClassException when there is none
   */
  static Serializer vet(Class<?> type, Serializer<?> kryos, Supplier<Serializer> fieldByField) {
    if (kryos instanceof ObjectArraySerializer array) {
      array.setElementsAreSameType(ExactTypes.contains(type.getComponentType()));
    }
    if (type.isArray() || !isForTheJdk(kryos)) {
      return BoundedSerializers.over(kryos);
    }
    boolean application = !ObjectionsToValueClass.ofTheJdk(type);
    boolean general =
        kryos.getClass() == CollectionSerializer.class || kryos.getClass() == MapSerializer.class;
    if (kryos instanceof CollectionSerializer || kryos instanceof MapSerializer) {
      if (ObjectionsToValueClass.isAllInFields(type)) {
        return fieldByField.get();
      }
      if (application || general) {
        ObjectionsToValueClass.checkContainer(type);
      }
      return ObjectionsToValueClass.isOverAbstract(type)
          ? new ContainerOfTheApplication(
              BoundedSerializers.over(kryos), ObjectionsToValueClass.storedFields(type))
          : BoundedSerializers.over(kryos);
    }
    if (application) {
      ObjectionsToValueClass.checkExtension(type);
    }
    return BoundedSerializers.over(kryos);
  }

  /** Not one that an application's class asks for itself. */
  private static boolean isForTheJdk(Serializer<?> serializer) {
    Class<?> type = serializer.getClass();
    return type == CollectionSerializer.class
        || type == MapSerializer.class
        || (type.getEnclosingClass() == DefaultSerializers.class
            && type != KryoSerializableSerializer.class);
  }
}
