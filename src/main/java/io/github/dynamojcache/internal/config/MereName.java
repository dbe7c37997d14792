package io.github.dynamojcache.internal.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.cache.CacheException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A manager's URI that cannot be opened. It is a name, unless it is clearly meant as a file: if a
 * file of settings were ignored silently, the manager would use another table, perhaps in another
 * account.
 */
final class MereName {

  private static final Logger LOG = LoggerFactory.getLogger(MereName.class);

  private static final Pattern LIKE_A_FILE =
      Pattern.compile(".*\\.(conf|hocon|json|properties|xml|ya?ml)");

  /** May coincide with a file in the working directory, such as a script. */
  private static final Pattern WORD = Pattern.compile("[^/.]*");

  /** A name in parts, if there is no such file. */
  private static final Pattern NAMESPACE = Pattern.compile("[^/.][^/]*/.*");

  private final URI uri;
  private final String path;

  MereName(URI uri) {
    this.uri = uri;
    this.path = uri.getPath() == null ? uri.getSchemeSpecificPart() : uri.getPath();
  }

  /**
   * Logs a warning if the URI may be meant as a file.
   *
   * @throws CacheException if the URI ends like a configuration file, or is the path of a file
   */
  void require() {
    if (uri.equals(ManagerSettings.DEFAULT_URI)) {
      return;
    }
    boolean endsLikeAFile = LIKE_A_FILE.matcher(path.toLowerCase(Locale.ROOT)).matches();
    Optional<URI> file = uri.getScheme() == null ? file(path) : Optional.empty();
    boolean isThere = file.map(Path::of).filter(Files::isRegularFile).isPresent();
    if (!endsLikeAFile && !isThere) {
      return;
    }
    if (isThere ? WORD.matcher(path).matches() : NAMESPACE.matcher(path).matches()) {
      LOG.warn("The manager's URI {} is only a name: no file is read. {}", uri, remedy(file));
      return;
    }
    throw new CacheException(
        "The manager's URI %s looks like a file, and %s. %s"
            .formatted(uri, whyNotOpened(), remedy(file)));
  }

  private String whyNotOpened() {
    return uri.getScheme() == null
        ? "has no scheme, so nothing would be read"
        : "nothing here opens the scheme " + uri.getScheme();
  }

  private String remedy(Optional<URI> file) {
    if (file.isPresent()) {
      return "Use %s for the file, or classpath:%s for a resource on the class path"
          .formatted(file.get(), uri.getRawPath());
    }
    return isDriveLetter()
        ? "Use file:///" + uri
        : "Use a file:, jar:, classpath:, http: or https: URI";
  }

  private boolean isDriveLetter() {
    return uri.getScheme() != null && uri.getScheme().length() == 1 && uri.getRawPath() != null;
  }

  private static Optional<URI> file(String path) {
    try {
      return Optional.of(Path.of(path).toAbsolutePath().toUri());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
