package io.github.dynamojcache.tck;

import io.github.dynamojcache.seal.SealKey;
import io.github.dynamojcache.seal.SealKeys;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys of the mode {@code encrypted}: for as many JVMs as the TCK starts, always the same. */
public final class TckKeys implements SealKeys {

  private final SealKeys keys =
      SealKeys.of(new SealKey("tck", new SecretKeySpec(new byte[32], "AES")));

  @Override
  public SealKey current() {
    return keys.current();
  }

  @Override
  public @Nullable SealKey find(String id) {
    return keys.find(id);
  }
}
