package io.github.dynamojcache.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import javax.cache.CacheException;

/** Reads configuration files, and explains why one cannot be read. */
final class ConfigurationParser {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 10_000;

  private final ConfigParseOptions options;

  /**
   * @param loader resolves {@code include classpath(...)}
   */
  ConfigurationParser(ClassLoader loader) {
    this.options = ConfigParseOptions.defaults().setClassLoader(loader).setAllowMissing(false);
  }

  /**
   * @return the file's content, not resolved
   * @throws CacheException if it cannot be opened, or is malformed
   */
  Config parse(URL url) {
    try {
      // The library itself reads a file, so that it finds the files that it includes.
      return url.getProtocol().equals("file")
          ? ConfigFactory.parseURL(url, options)
          : parseText(readText(url), url.toExternalForm(), syntax(url));
    } catch (ConfigException.Parse e) {
      throw malformed(url.toExternalForm(), e);
    } catch (ConfigException | IOException | IllegalArgumentException e) {
      throw new CacheException(
          "The configuration %s cannot be read: %s".formatted(url, e.getMessage()), e);
    }
  }

  /**
   * @param origin the name of the text in messages
   * @throws CacheException if the text is malformed
   */
  Config parse(String text, String origin) {
    try {
      return parseText(text, origin, ConfigSyntax.CONF);
    } catch (ConfigException.Parse e) {
      throw malformed(origin, e);
    }
  }

  /** The library's message begins with the file and the line. */
  private static CacheException malformed(String origin, ConfigException.Parse e) {
    return new CacheException(
        "The configuration %s is malformed: %s".formatted(origin, e.getMessage()), e);
  }

  private Config parseText(String text, String origin, ConfigSyntax syntax) {
    return ConfigFactory.parseString(text, options.setOriginDescription(origin).setSyntax(syntax));
  }

  private static ConfigSyntax syntax(URL url) {
    String path = url.getPath();
    if (path.endsWith(".properties")) {
      return ConfigSyntax.PROPERTIES;
    }
    return path.endsWith(".json") ? ConfigSyntax.JSON : ConfigSyntax.CONF;
  }

  /**
   * Does not use the cache of the jar protocol, which keeps the jar open and returns old content
   * after the jar was replaced.
   */
  private static String readText(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    try (InputStream stream = connection.getInputStream()) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}
