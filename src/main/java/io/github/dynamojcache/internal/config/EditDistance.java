package io.github.dynamojcache.internal.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class EditDistance {

  private EditDistance() {}

  /** Returns the nearest of the names, if it is near enough to be a typing error. */
  static Optional<String> nearest(String written, Collection<String> names) {
    String plain = plain(written);
    int most = Math.max(2, plain.length() / 3);
    return names.stream()
        .filter(name -> between(plain, plain(name)) <= most)
        .min(Comparator.comparing(name -> between(plain, plain(name))));
  }

  /** Treats clearMode, clear_mode and CLEAR-MODE as clear-mode. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  /** The Levenshtein distance: the number of characters to insert, delete or replace. */
  private static int between(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
