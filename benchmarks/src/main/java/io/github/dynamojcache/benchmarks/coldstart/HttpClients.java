package io.github.dynamojcache.benchmarks.coldstart;

import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SDK's HTTP clients. One is chosen as applications choose it: by being the only one on the
 * class path.
 */
enum HttpClients {
  APACHE5("Apache 5 (the SDK's default)", true, "apache5-client", "/httpcomponents/"),
  URL_CONNECTION("URL connection", true, "url-connection-client", "url-connection-client"),
  CRT("AWS CRT", true, "aws-crt-client", "aws-crt"),
  NETTY("Netty (asynchronous)", false, "netty-nio-client", "/io/netty/");

  /** What the SDK, the cache and the child's main class stand on, as folders of a repository. */
  private static final List<String> NEEDED =
      List.of(
          "/software/amazon/awssdk/",
          "/software/amazon/eventstream/",
          "/org/reactivestreams/",
          "/org/slf4j/",
          "/com/typesafe/config/",
          "/com/esotericsoftware/kryo/",
          "/javax/cache/cache-api/",
          "/org/jspecify/",
          "/org/apache/httpcomponents/",
          "/commons-codec/",
          "/io/netty/");

  private final String title;
  private final boolean synchronous;
  private final String artifact;
  private final String standsOn;

  HttpClients(String title, boolean synchronous, String artifact, String standsOn) {
    this.title = title;
    this.synchronous = synchronous;
    this.artifact = artifact;
    this.standsOn = standsOn;
  }

  String title() {
    return title;
  }

  /** Returns whether the cache can use it: it calls synchronously. */
  boolean isSynchronous() {
    return synchronous;
  }

  /** Returns whether its jar is on this JVM's class path. */
  boolean isAvailable() {
    return entries().anyMatch(entry -> entry.contains(artifact));
  }

  /** Returns the class path of a JVM that has no other HTTP client, and nothing of benchmarks. */
  String classPath() {
    return entries()
        .filter(entry -> !entry.endsWith(".jar") || isNeeded(entry))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private boolean isNeeded(String jar) {
    String path = jar.replace(File.separatorChar, '/');
    if (path.contains("/dynamo-jcache-")) { // a folder of classes until it is packaged
      return true;
    }
    return NEEDED.stream().anyMatch(path::contains)
        && Stream.of(values()).noneMatch(other -> other != this && other.owns(path));
  }

  private boolean owns(String path) {
    return path.contains(artifact) || path.contains(standsOn);
  }

  private static Stream<String> entries() {
    String ofTests = System.getProperty("surefire.test.class.path");
    String all = ofTests != null ? ofTests : System.getProperty("java.class.path", "");
    return Stream.of(all.split(File.pathSeparator, -1)).filter(entry -> !entry.isEmpty());
  }
}
