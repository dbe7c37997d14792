package io.github.dynamojcache.internal.dynamo.item;

import org.jspecify.annotations.Nullable;

/**
 * What the items of a generation may be, as far as their deletion depends on it. The words are part
 * of the stored format.
 */
public enum Content {
  /** Entries that never expire. */
  ETERNAL("eternal"),

  /** Values in chunks. */
  CHUNKS("chunks"),

  /** Items with a {@code ttl}, which DynamoDB deletes some time after their deadline. */
  TTL("ttl"),

  /** Items without a {@code ttl}: DynamoDB deletes none of them. */
  NO_TTL("no-ttl");

  private final String word;

  Content(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** Returns null for a word of a later version: the version that wrote it handles it. */
  static @Nullable Content of(String word) {
    for (Content content : values()) {
      if (content.word.equals(word)) {
        return content;
      }
    }
    return null;
  }
}
