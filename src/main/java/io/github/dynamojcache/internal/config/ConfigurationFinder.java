package io.github.dynamojcache.internal.config;

import com.typesafe.config.Config;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.cache.CacheException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the configuration that a manager's URI denotes. */
final class ConfigurationFinder {

  /** The resource that is read from the class path when the URI is only a name. */
  static final String DEFAULT_RESOURCE = "dynamo-jcache.conf";

  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationFinder.class);

  private static final String CLASS_PATH = "classpath";

  /** A URI with one of these schemes denotes a file, not only a name. */
  private static final Set<String> FILE_SCHEMES = Set.of("file", "jar", "http", "https");

  private final ClassLoader loader;

  ConfigurationFinder(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * @return the file's content, not resolved; empty when the URI is a name and the class path has
   *     no {@value #DEFAULT_RESOURCE}
   * @throws CacheException if the URI denotes a file that cannot be opened or is malformed
   */
  Optional<Config> find(URI uri) {
    if (CLASS_PATH.equalsIgnoreCase(uri.getScheme())) {
      return Optional.of(read(uri, resourceOf(uri)));
    }
    return urlOf(uri).map(this::parse).or(() -> resource(DEFAULT_RESOURCE).map(this::parse));
  }

  private Config parse(URL url) {
    return new ConfigurationParser(loader).parse(url);
  }

  private Config read(URI uri, String resource) {
    URL url =
        resource(resource)
            .orElseThrow(
                () ->
                    new CacheException(
                        "The manager's URI %s names no configuration: the class path has no %s (looked up with %s)"
                            .formatted(uri, resource, loader)));
    return parse(url);
  }

  private static String resourceOf(URI uri) {
    String resource = uri.getSchemeSpecificPart().replaceFirst("^/+", "");
    if (resource.isEmpty()) {
      throw new CacheException("The manager's URI %s names no resource".formatted(uri));
    }
    return resource;
  }

  /** Returns the address to read from; empty when the URI is only a name. */
  private static Optional<URL> urlOf(URI uri) {
    String scheme = uri.getScheme();
    if (scheme != null) {
      try {
        return Optional.of(uri.toURL());
      } catch (MalformedURLException | IllegalArgumentException e) {
        if (FILE_SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
          throw new CacheException(
              "The manager's URI %s cannot be opened: %s".formatted(uri, e.getMessage()), e);
        }
      }
    }
    new MereName(uri).require();
    return Optional.empty();
  }

  private Optional<URL> resource(String name) {
    List<URL> found = resources(name);
    if (found.size() > 1) {
      LOG.warn(
          "{} is on the class path {} times: {}; used is the first", name, found.size(), found);
    }
    return found.stream().findFirst();
  }

  private List<URL> resources(String name) {
    // By text, because URL.equals may use DNS; loaders with two parents list a file twice.
    Map<String, URL> found = new LinkedHashMap<>();
    try {
      for (URL url : Collections.list(loader.getResources(name))) {
        found.putIfAbsent(url.toExternalForm(), url);
      }
    } catch (IOException e) {
      throw new CacheException("The class path cannot be searched for " + name, e);
    }
    return List.copyOf(found.values());
  }
}
