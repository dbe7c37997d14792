package io.github.dynamojcache.codec;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.*;

public final class StoredValues {
  private final ClassLoader loader;

  public StoredValues(ClassLoader l) {
    loader = l;
  }

  Kryo kryo() {
    Kryo k = new Kryo();
    k.setRegistrationRequired(false);
    k.setReferences(true);
    k.setClassLoader(loader);
    k.setInstantiatorStrategy(
        new com.esotericsoftware.kryo.kryo5.util.DefaultInstantiatorStrategy(
            new com.esotericsoftware.kryo.kryo5.objenesis.strategy.StdInstantiatorStrategy()));
    return k;
  }

  public EncodedValue encode(Object v) {
    if (v instanceof String s) return new EncodedValue.Text(s);
    Output o = new Output(64, -1);
    kryo().writeClassAndObject(o, v);
    return new EncodedValue.Binary(o.toBytes());
  }

  public Object decode(EncodedValue v) throws UndecodableValueException {
    if (v instanceof EncodedValue.Text t) return t.text();
    return kryo().readClassAndObject(new Input(((EncodedValue.Binary) v).bytes()));
  }
}
