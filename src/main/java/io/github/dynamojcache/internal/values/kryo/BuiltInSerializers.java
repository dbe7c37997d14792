package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultSerializers;
import java.io.File;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serializers of classes of the JDK whose fields are inaccessible: Kryo's, and our own. */
final class BuiltInSerializers {

  private BuiltInSerializers() {}

  /**
   * Returns the serializers by exact class.
   *
   * @return a new map
   */
  static Map<Class<?>, Serializer<?>> byClass() {
    Map<Class<?>, Serializer<?>> all = new HashMap<>();
    all.put(UUID.class, new DefaultSerializers.UUIDSerializer());
    all.put(URI.class, new DefaultSerializers.URISerializer());
    all.put(Pattern.class, new DefaultSerializers.PatternSerializer());
    all.put(AtomicBoolean.class, new DefaultSerializers.AtomicBooleanSerializer());
    all.put(AtomicInteger.class, new DefaultSerializers.AtomicIntegerSerializer());
    all.put(AtomicLong.class, new DefaultSerializers.AtomicLongSerializer());
    all.put(AtomicReference.class, new AtomicReferenceSerializer());
    all.put(EnumMap.class, new EnumMapSerializer());
    all.put(EnumSet.class, new EnumSetValueSerializer());
    all.put(GregorianCalendar.class, new GregorianCalendarSerializer());
    all.put(Locale.class, new LocaleValueSerializer());
    addConstant(all, String.CASE_INSENSITIVE_ORDER);
    addConstant(all, Collections.reverseOrder());
    all.put(File.class, new TextSerializer<>(File::getPath, File::new));
    all.put(Path.class, new TextSerializer<>(BuiltInSerializers::pathText, Path::of));
    all.put(Inet4Address.class, address());
    all.put(Inet6Address.class, address());
    all.put(InetSocketAddress.class, socketAddress());
    all.put(StackTraceElement.class, stackTraceElement());
    all.put(
        SimpleEntry.class,
        BuiltInSerializers.<Map.Entry<Object, Object>>whole(
            entry -> new Object[] {entry.getKey(), entry.getValue()},
            parts -> new SimpleEntry<>(parts.get(0), parts.get(1))));
    all.put(
        SimpleImmutableEntry.class,
        BuiltInSerializers.<Map.Entry<Object, Object>>whole(
            entry -> new Object[] {entry.getKey(), entry.getValue()},
            parts -> new SimpleImmutableEntry<>(parts.get(0), parts.get(1))));
    return all;
  }

  private static void addConstant(Map<Class<?>, Serializer<?>> all, Object constant) {
    all.put(constant.getClass(), new ConstantSerializer(constant));
  }

  private static <T> ContainerSerializer<T> whole(
      Function<T, @Nullable Object[]> parts, Function<List<@Nullable Object>, T> rebuild) {
    return new ContainerSerializer<>(parts, rebuild);
  }

  private static String pathText(Path path) {
    if (path.getFileSystem() != FileSystems.getDefault()) {
      throw new RefusedClassException(
          path.getClass(), "belongs to a file system of its own. Store its URI");
    }
    return path.toString();
  }

  private static ContainerSerializer<InetAddress> address() {
    return whole(
        address -> new Object[] {hostName(address), address.getAddress(), scope(address)},
        parts -> {
          try {
            String host = (String) parts.get(0);
            byte[] bytes = (byte[]) parts.get(1);
            return bytes != null && bytes.length == 16 && parts.get(2) instanceof Integer scope
                ? Inet6Address.getByAddress(host, bytes, scope)
                : InetAddress.getByAddress(host, bytes);
          } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
          }
        });
  }

  /** Returns the host name only if it is already known: getHostName would send a DNS request. */
  private static @Nullable String hostName(InetAddress address) {
    String text = address.toString();
    int slash = text.indexOf('/');
    return slash > 0 ? text.substring(0, slash) : null;
  }

  private static @Nullable Integer scope(InetAddress address) {
    return address instanceof Inet6Address six && six.getScopeId() != 0 ? six.getScopeId() : null;
  }

  private static ContainerSerializer<InetSocketAddress> socketAddress() {
    return whole(
        socket -> new Object[] {socket.getHostString(), socket.getAddress(), socket.getPort()},
        parts -> {
          int port = (Integer) parts.get(2);
          return parts.get(1) instanceof InetAddress address
              ? new InetSocketAddress(address, port)
              : InetSocketAddress.createUnresolved((String) parts.get(0), port);
        });
  }

  private static ContainerSerializer<StackTraceElement> stackTraceElement() {
    return whole(
        e ->
            new Object[] {
              e.getClassLoaderName(),
              e.getModuleName(),
              e.getModuleVersion(),
              e.getClassName(),
              e.getMethodName(),
              e.getFileName(),
              e.getLineNumber()
            },
        parts ->
            new StackTraceElement(
                (String) parts.get(0),
                (String) parts.get(1),
                (String) parts.get(2),
                (String) parts.get(3),
                (String) parts.get(4),
                (String) parts.get(5),
                (Integer) parts.get(6)));
  }
}
