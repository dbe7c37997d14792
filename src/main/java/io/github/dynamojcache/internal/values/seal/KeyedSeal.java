package io.github.dynamojcache.internal.values.seal;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKey;
import io.github.dynamojcache.seal.SealKeys;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A seal with secret keys. The current key must fit the mode. A known key of the other kind still
 * opens the values it sealed, so the mode can be changed like a key.
 */
public final class KeyedSeal implements Seal {

  private static final CanonicalKey PROBE = new CanonicalKey("probe", null);

  private final String cacheName;
  private final Scheme scheme;
  private final SealKeys keys;
  private final SecureRandom random;

  KeyedSeal(String cacheName, SealMode mode, SealKeys keys, SecureRandom random) {
    this.cacheName = cacheName;
    this.scheme = Scheme.of(mode);
    this.keys = keys;
    this.random = random;
  }

  /**
   * Creates the seal of a cache, and tries its current key.
   *
   * @param cacheName the cache, for messages
   * @param mode how to seal; not {@link SealMode#NONE}
   * @param keys the keys
   * @return the seal
   * @throws CacheException when the keys are unavailable, or do not fit
   */
  public static KeyedSeal of(String cacheName, SealMode mode, SealKeys keys) {
    KeyedSeal seal = new KeyedSeal(cacheName, mode, keys, new SecureRandom());
    seal.tryCurrentKey();
    return seal;
  }

  private void tryCurrentKey() {
    EncodedValue probe = new EncodedValue.Text("probe");
    try {
      if (open(seal(probe, "probe", PROBE), "probe", PROBE).equals(probe)) {
        return;
      }
    } catch (UndecodableValueException e) {
      throw failure("cannot open what it seals: " + e.getMessage(), e);
    }
    throw failure("cannot open what it seals", null);
  }

  @Override
  public EncodedValue seal(EncodedValue value, String partitionKey, CanonicalKey key) {
    SealKey current = ask("current()", keys::current);
    if (current == null) {
      throw failure("has no current key: current() returned null", null);
    }
    byte[] header = SealedBytes.header(scheme, current.id());
    byte[] binding = Binding.of(partitionKey, key);
    requireFit(scheme, current);
    try {
      return new EncodedValue.Binary(
          scheme.protect(current.key(), header, binding, PlainBytes.of(value), random));
    } catch (GeneralSecurityException | RuntimeException e) { // for example of a hardware provider
      throw failure("cannot use the key '" + current.id() + "': " + e, e);
    }
  }

  @Override
  public EncodedValue open(EncodedValue stored, String partitionKey, CanonicalKey key)
      throws UndecodableValueException {
    if (!(stored instanceof EncodedValue.Binary binary)) {
      throw SealedBytes.forged("it is not sealed");
    }
    SealedBytes sealed = SealedBytes.parse(binary.bytes());
    SealKey known = ask("find(id)", () -> keys.find(sealed.keyId()));
    if (known == null) {
      throw SealedBytes.forged("its seal is of a key that is not known: " + sealed.keyId());
    }
    if (!sealed.scheme().takes(known.key())) {
      throw SealedBytes.forged("its seal is not of the kind that its key is for");
    }
    try {
      return PlainBytes.read(
          sealed.scheme().recover(known.key(), sealed, Binding.of(partitionKey, key)));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw failure("cannot use the key '" + known.id() + "': " + e, e);
    }
  }

  @Override
  public boolean isRepeatable() {
    return scheme == Scheme.HMAC;
  }

  private void requireFit(Scheme wanted, SealKey current) {
    if (!wanted.takes(current.key())) {
      throw failure(
          "cannot use the current key '" + current.id() + "': it must be " + wanted.wanted(), null);
    }
  }

  private @Nullable SealKey ask(String method, Supplier<@Nullable SealKey> question) {
    try {
      return question.get();
    } catch (Error e) {
      throw e;
    } catch (Throwable e) { // including checked ones, from other JVM languages
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw failure("has no key: " + method + " of its SealKeys failed: " + e, e);
    }
  }

  private CacheException failure(String what, @Nullable Throwable cause) {
    return new CacheException("cache '" + cacheName + "': the seal " + what, cause);
  }
}
