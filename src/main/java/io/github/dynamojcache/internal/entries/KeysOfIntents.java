package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.AbstractList;
import java.util.RandomAccess;

/** The keys of intents as a list; each key is fetched when it is needed. */
final class KeysOfIntents extends AbstractList<CanonicalKey> implements RandomAccess {

  private final WriteIntents intents;

  KeysOfIntents(WriteIntents intents) {
    this.intents = intents;
  }

  @Override
  public CanonicalKey get(int index) {
    return intents.key(index);
  }

  @Override
  public int size() {
    return intents.size();
  }
}
