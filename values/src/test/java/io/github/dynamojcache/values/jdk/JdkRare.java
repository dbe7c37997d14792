package io.github.dynamojcache.values.jdk;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.FilePermission;
import java.io.IOException;
import java.io.Serializable;
import java.lang.annotation.AnnotationTypeMismatchException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.SocketPermission;
import java.net.URLPermission;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.LinkPermission;
import java.util.EventObject;
import java.util.PropertyPermission;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.logging.LoggingPermission;
import java.util.stream.Stream;

/** Classes that hardly anybody caches, for which no constructor can be guessed. */
public final class JdkRare implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    Samples samples = new Samples();
    samples.add("FilePermission", () -> new FilePermission("/tmp/x", "read,write"));
    samples.add("SocketPermission", () -> new SocketPermission("127.0.0.1:80", "connect"));
    samples.add("URLPermission", () -> new URLPermission("http://127.0.0.1/x", "GET:a"));
    samples.add("PropertyPermission", () -> new PropertyPermission("a.*", "read"));
    samples.add("LinkPermission", () -> new LinkPermission("hard"));
    samples.add("LoggingPermission", () -> new LoggingPermission("control", null));
    samples.add(
        "DirectoryIteratorException", () -> new DirectoryIteratorException(new IOException("a")));
    samples.add("AnnotationTypeMismatchException", JdkRare::mismatch);
    samples.add("EventObject", () -> new EventObject("source"));
    samples.add("ReadLock", () -> new ReentrantReadWriteLock().readLock());
    samples.add("WriteLock", () -> new ReentrantReadWriteLock(true).writeLock());
    samples.add("Condition", () -> new ReentrantLock().newCondition());
    samples.add("Proxy", JdkRare::proxy);
    samples.add("lambda", () -> (Runnable) () -> {});
    samples.add("lambda that is Serializable", JdkRare::lambda);
    samples.add(
        "method reference", () -> (Function<String, Integer> & Serializable) String::length);
    samples.add("Thread", Thread::currentThread);
    samples.add("ThreadLocal", ThreadLocal::new);
    samples.add("ClassLoader", ClassLoader::getSystemClassLoader);
    samples.add("Stream", () -> Stream.of(1, 2));
    samples.add("Iterator", () -> Stream.of(1, 2).toList().iterator());
    samples.add("Method", () -> String.class.getMethod("length"));
    return samples.stream();
  }

  private static AnnotationTypeMismatchException mismatch() throws Exception {
    return new AnnotationTypeMismatchException(String.class.getMethod("length"), "type");
  }

  private static Object lambda() {
    String captured = "captured";
    return (Function<String, String> & Serializable) text -> text + captured;
  }

  /** Answers for a proxy. */
  private record Answering(String text) implements InvocationHandler, Serializable {

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      return switch (method.getName()) {
        case "hashCode" -> text.hashCode();
        case "equals" -> proxy == arguments[0];
        default -> text;
      };
    }
  }

  private static Object proxy() {
    return Proxy.newProxyInstance(
        JdkRare.class.getClassLoader(),
        new Class<?>[] {CharSequence.class, Serializable.class},
        new Answering("answer"));
  }
}
