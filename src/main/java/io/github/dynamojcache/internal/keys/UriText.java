package io.github.dynamojcache.internal.keys;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * URIs as text that is the same for equal URIs: {@code URI.equals} ignores the case of the scheme,
 * of the host and of hexadecimal escapes, and an empty port or authority.
 */
final class UriText {

  private UriText() {}

  static String of(URI uri) {
    StringBuilder text = new StringBuilder();
    if (uri.getScheme() != null) {
      text.append(lower(uri.getScheme())).append(':');
    }
    if (uri.isOpaque()) {
      text.append(upperEscapes(uri.getRawSchemeSpecificPart()));
    } else {
      authority(uri, text);
      part("", uri.getRawPath(), text);
      part("?", uri.getRawQuery(), text);
    }
    part("#", uri.getRawFragment(), text);
    return text.toString();
  }

  private static void authority(URI uri, StringBuilder text) {
    if (uri.getHost() != null) {
      text.append("//");
      if (uri.getRawUserInfo() != null) {
        text.append(upperEscapes(uri.getRawUserInfo())).append('@');
      }
      text.append(lower(uri.getHost()));
      if (uri.getPort() >= 0) {
        text.append(':').append(uri.getPort());
      }
    } else if (uri.getRawAuthority() != null) {
      part("//", uri.getRawAuthority(), text);
    } else if (uri.getRawPath().startsWith("//")) {
      text.append("//"); // an empty authority, so that the path is not parsed as one
    }
  }

  private static void part(String before, @Nullable String part, StringBuilder text) {
    if (part != null) {
      text.append(before).append(upperEscapes(part));
    }
  }

  private static String lower(String s) {
    return s.toLowerCase(Locale.ROOT);
  }

  private static String upperEscapes(String part) {
    int percent = part.indexOf('%');
    if (percent < 0) {
      return part;
    }
    StringBuilder out = new StringBuilder(part);
    while (percent >= 0 && percent + 2 < part.length()) {
      out.setCharAt(percent + 1, Character.toUpperCase(part.charAt(percent + 1)));
      out.setCharAt(percent + 2, Character.toUpperCase(part.charAt(percent + 2)));
      percent = part.indexOf('%', percent + 3);
    }
    return out.toString();
  }
}
