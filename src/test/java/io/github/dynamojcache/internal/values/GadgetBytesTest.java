package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.ValueSamples;
import io.github.dynamojcache.internal.classes.filter.ClassPatterns;
import io.github.dynamojcache.internal.classes.filter.DerivedClassFilter;
import io.github.dynamojcache.internal.classes.filter.FilterMode;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectStreamConstants;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Classes of published payloads, named by bytes in each place where bytes can name a class: they
 * are refused by their names, in every mode, and nobody looks for them.
 */
class GadgetBytesTest {

  private static final String ROOT = Random.class.getName();

  /** Says which classes it was asked for. */
  private static final class Recording extends ClassLoader {
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    Recording() {
      super("recording", GadgetBytesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      asked.add(name);
      return super.loadClass(name, resolve);
    }
  }

  private final Recording loader = new Recording();

  static Stream<String> classNames() {
    return Stream.of(
        "com.sun.jndi.rmi.registry.BindingEnumeration",
        "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
        "com.sun.org.apache.xalan.internal.xsltc.trax.TrAXFilter",
        "com.sun.org.apache.xpath.internal.objects.XString",
        "com.sun.rowset.JdbcRowSetImpl",
        "com.zaxxer.hikari.HikariDataSource",
        "java.beans.EventHandler",
        "java.lang.ProcessBuilder",
        "java.lang.invoke.SerializedLambda",
        "java.net.URLClassLoader",
        "java.rmi.MarshalledObject",
        "java.rmi.server.ObjID",
        "java.rmi.server.RemoteObjectInvocationHandler",
        "java.rmi.server.UnicastRemoteObject",
        "java.security.SignedObject",
        "java.util.ServiceLoader$LazyClassPathLookupIterator",
        "javax.management.BadAttributeValueExpException",
        "javax.management.openmbean.TabularDataSupport",
        "javax.management.remote.rmi.RMIConnector",
        "javax.naming.CannotProceedException",
        "javax.script.ScriptEngineManager",
        "javax.swing.UIDefaults$LazyValue",
        "org.apache.commons.beanutils.BeanComparator",
        "org.apache.commons.collections4.functors.InvokerTransformer",
        "org.springframework.beans.support.PropertyComparator",
        "org.springframework.context.support.ClassPathXmlApplicationContext",
        "org.springframework.jndi.support.SimpleJndiBeanFactory",
        "sun.reflect.annotation.AnnotationInvocationHandler",
        "sun.rmi.server.UnicastRef");
  }

  /** Untyped, declared and open; with nothing allowed, and with everything by a pattern. */
  private Stream<KryoValueCodec> codecs() {
    List<KryoValueCodec> codecs = new ArrayList<>();
    ClassPatterns everything =
        new ClassPatterns(List.of("*", "com.*", "java.*", "javax.*", "org.*", "sun.*"));
    for (FilterMode mode : FilterMode.values()) {
      for (Class<?> declared : List.of(Object.class, ValueSamples.Person.class)) {
        for (ClassPatterns allowed : List.of(ClassPatterns.NONE, everything)) {
          codecs.add(
              new KryoValueCodec(loader, DerivedClassFilter.of("books", mode, allowed, declared)));
        }
      }
    }
    return codecs.stream();
  }

  @ParameterizedTest
  @MethodSource("classNames")
  void theNameOfAClassInAValue(String className) {
    for (String name : List.of(className, "[L" + className + ";")) {
      assertRefused(className, naming(name).toBytes());
      assertRefused(className, inList(naming(name).toBytes()));
    }
  }

  @ParameterizedTest
  @MethodSource("classNames")
  void theNameOfAClassAsAClass(String className) {
    Output output = naming(Class.class.getName());
    output.setPosition(output.position() - 1); // a class is never referred to
    output.writeString(className);

    codecs()
        .forEach(
            codec -> assertThat(new ForgedValues(codec).undecodable(output.toBytes())).isNotNull());
    assertThat(loader.asked).doesNotContain(className);
  }

  /** The object, its array, constant or class; in a field that its own class does not have. */
  @ParameterizedTest
  @MethodSource("classNames")
  void theNameOfAClassInTheBytesOfJavaSerialization(String className) throws IOException {
    byte object = ObjectStreamConstants.TC_OBJECT;
    byte[] none = {};
    assertRefused(className, serialized(described(object, className, none)));
    for (byte tag :
        new byte[] {
          object,
          ObjectStreamConstants.TC_CLASS,
          ObjectStreamConstants.TC_ARRAY,
          ObjectStreamConstants.TC_ENUM
        }) {
      String name = tag == ObjectStreamConstants.TC_ARRAY ? "[L" + className + ";" : className;
      assertRefused(className, serialized(described(object, ROOT, described(tag, name, none))));
    }
  }

  private void assertRefused(String className, byte[] bytes) {
    assertThat(codecs())
        .allSatisfy(
            codec -> {
              UndecodableValueException refused = new ForgedValues(codec).undecodable(bytes);
              assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
              assertThat(refused).hasMessageContaining(className);
            });
    assertThat(loader.asked).doesNotContain(className);
  }

  private static Output naming(String className) {
    Output output = new Output(256, -1);
    output.writeVarInt(1, true); // a class by name
    output.writeVarInt(0, true); // the first
    output.writeString(className);
    output.writeVarInt(1, true); // an object that was not met before
    return output;
  }

  /** A list of one, by the interface: it has no more than a size before its elements. */
  private static byte[] inList(byte[] element) {
    Output output = naming(List.class.getName());
    output.writeVarInt(1, true);
    element[1] = 1; // the second class
    output.writeBytes(element);
    return output.toBytes();
  }

  private static byte[] serialized(byte[] bytes) {
    Output output = naming(ROOT);
    output.writeVarInt(0, true); // no parts
    output.writeVarInt(bytes.length, true);
    output.writeBytes(bytes);
    return output.toBytes();
  }

  /** A tag and a class, which has one field when there is something to put into it. */
  private static byte[] described(byte tag, String className, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    data.writeByte(tag);
    data.writeByte(ObjectStreamConstants.TC_CLASSDESC);
    data.writeUTF(className);
    data.writeLong(className.equals(ROOT) ? 3905348978240129619L : 1);
    data.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
    data.writeShort(content.length == 0 ? 0 : 1);
    if (content.length > 0) {
      data.write("L\0\1x".getBytes(StandardCharsets.ISO_8859_1));
      data.writeByte(ObjectStreamConstants.TC_STRING);
      data.writeUTF("Ljava/lang/Object;");
    }
    data.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
    data.writeByte(ObjectStreamConstants.TC_NULL);
    data.write(content);
    return bytes.toByteArray();
  }
}
