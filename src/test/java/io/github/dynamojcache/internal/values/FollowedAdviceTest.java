package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.reflect.TypeToken;
import com.typesafe.config.ConfigFactory;
import java.awt.Point;
import java.beans.PropertyChangeEvent;
import java.io.FilePermission;
import java.net.SocketPermission;
import java.security.KeyPair;
import java.security.KeyRep;
import java.security.UnresolvedPermission;
import java.text.AttributedString;
import java.text.Collator;
import java.util.EventObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyPermission;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.management.Attribute;
import javax.management.ObjectName;
import javax.naming.CompositeName;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.naming.directory.BasicAttributes;
import javax.naming.ldap.LdapName;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.sql.rowset.serial.SerialBlob;
import org.HdrHistogram.Histogram;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.type.TypeFactory;

/** A line of configuration that a refusal asks for makes the value storable, and right. */
@SuppressWarnings("ReferenceEquality") // of constants
class FollowedAdviceTest {

  private static <T> Arguments of(T value, Function<T, ?> view) {
    return Arguments.of(value.getClass().getName(), value, view);
  }

  static Stream<Arguments> ofTheJdk() throws Exception {
    return Stream.of(
        of(Level.INFO, l -> l == Level.INFO),
        of(new LogRecord(Level.INFO, "m"), r -> r.getMessage() + r.getLevel()),
        of(new FilePermission("/a", "read"), Object::toString),
        of(new SocketPermission("a:80", "connect"), Object::toString),
        of(new PropertyPermission("a", "read"), Object::toString),
        of(new UnresolvedPermission("a", "b", "c", null), Object::toString),
        of(new RuntimePermission("a"), Object::toString),
        of((Object) new KeyRep(KeyRep.Type.SECRET, "AES", "RAW", new byte[16]), r -> "a key"),
        of(new KeyPair(null, null), KeyPair::getPublic),
        of(new javax.crypto.spec.SecretKeySpec(new byte[] {1}, "AES"), k -> k.getEncoded()[0]),
        of(new java.security.SecureRandom(), r -> r.getAlgorithm()),
        of(new CompositeName("a/b"), Object::toString),
        of(new LdapName("cn=a"), Object::toString),
        of(new Reference("a", new StringRefAddr("t", "c")), Object::toString),
        of(new BasicAttributes("a", "b"), Object::toString),
        of(new ObjectName("a:b=c"), Object::toString),
        of(new Attribute("a", 1), Object::toString),
        of(new Point(1, 2), Object::toString),
        of(new java.awt.Color(5), Object::toString),
        of(new java.awt.Rectangle(1, 2), Object::toString),
        of(new java.awt.Insets(1, 2, 3, 4), Object::toString),
        of(new java.awt.geom.AffineTransform(1, 2, 3, 4, 5, 6), Object::toString),
        of(new PropertyChangeEvent("s", "p", 1, 2), PropertyChangeEvent::getPropertyName),
        of(new EventObject("s"), Object::getClass),
        of(new Attributes(1), Object::toString),
        of(new CRC32(), CRC32::getValue),
        of(new CompletableFuture<>(), CompletableFuture::isDone),
        of(new CountDownLatch(1), CountDownLatch::getCount),
        of(new Phaser(1), Phaser::getRegisteredParties),
        of(new AtomicMarkableReference<>("a", true), AtomicMarkableReference::isMarked),
        of(new DoubleAccumulator(Math::max, 5), DoubleAccumulator::get),
        of(new Subject(), Object::toString),
        of(new KerberosPrincipal("a@B"), Object::toString),
        of(new SerialBlob(new byte[] {1, 2}), FollowedAdviceTest::length),
        of(Collator.getInstance(Locale.GERMAN), Collator::getStrength),
        of(new AttributedString("a"), s -> s.getIterator().first()),
        of(java.lang.invoke.MethodType.methodType(int.class), Object::toString),
        of(new java.util.SplittableRandom(5), r -> "any"),
        of(java.util.Base64.getEncoder(), e -> "any"),
        of(new java.net.HttpCookie("a", "b"), Object::toString),
        of(new java.util.concurrent.atomic.AtomicStampedReference<>("a", 5), r -> r.getStamp()),
        of(new javax.xml.transform.TransformerException("a"), Throwable::getMessage),
        of(new javax.management.AttributeNotFoundException("a"), Throwable::getMessage),
        of(new javax.script.ScriptException("a", "f", 5), Throwable::getMessage),
        of(new java.util.ArrayList<>(List.of(Level.INFO)), l -> l.get(0)),
        of(new java.util.HashMap<>(Map.of("a", new Point(1, 2))), Object::toString));
  }

  private static long length(SerialBlob blob) {
    try {
      return blob.length();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Arguments> ofLibraries() {
    Histogram histogram = new Histogram(100, 2);
    histogram.recordValue(5);
    return Stream.of(
        of(ConfigFactory.parseString("a = [1, x]"), Object::toString),
        of(ConfigFactory.parseString("a = [1, x]").root(), Object::toString),
        of(TypeToken.of(String.class), Object::toString),
        of(
            new com.google.common.util.concurrent.AtomicDoubleArray(new double[] {5}),
            Object::toString),
        of(
            new com.google.common.eventbus.EventBus("a"),
            com.google.common.eventbus.EventBus::identifier),
        of(com.google.common.base.Predicates.alwaysTrue(), p -> p.apply("a")),
        of(com.google.common.base.Functions.constant(5), f -> f.apply("a")),
        of(com.google.common.base.Suppliers.ofInstance(5), s -> s.get()),
        of(com.google.common.cache.CacheBuilderSpec.parse("maximumSize=5"), Object::toString),
        of(histogram, h -> h.getTotalCount()),
        of(org.apache.logging.log4j.Level.INFO, l -> l == org.apache.logging.log4j.Level.INFO),
        of(new SimpleMessage("a"), SimpleMessage::getFormattedMessage),
        of(MarkerManager.getMarker("a"), Object::toString),
        of(new HttpHost("a", 5), Object::toString),
        of(new BasicHeader("a", "b"), Object::toString),
        of(TypeFactory.createDefaultInstance().constructType(String.class), Object::toString),
        of(new org.opentest4j.AssertionFailedError("a", 1, 2), e -> e.getExpected().getValue()),
        of(new com.google.gson.reflect.TypeToken<List<String>>() {}, Object::toString),
        of(
            software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS("a"),
            Object::toString),
        of(io.vavr.Function1.constant(5), f -> f.apply("a")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "ofTheJdk",
    "ofLibraries",
    "io.github.dynamojcache.internal.values.AdvisedClasses#all"
  })
  void whoFollowsTheLinesHasTheValueStored(String name, Object value, Function<Object, ?> view)
      throws Exception {
    AdvisedCache cache = new AdvisedCache();
    EncodedValue stored = cache.store(value);

    if (stored == null) {
      // What an object holds, or its methods do, is seen when they run: it is another class's turn.
      assertThat(cache.lastRefusal()).doesNotContain("allowed-classes");
      cache.followed().forEach(cache::requireNoObjectionTo);
      return;
    }
    Object read = cache.read(stored);
    assertThat((Object) view.apply(read)).isEqualTo(view.apply(value));
  }

  @ParameterizedTest
  @MethodSource("io.github.dynamojcache.internal.values.AdvisedClasses#failing")
  void ofMethodsThatFailWhenTheyRunTheMessageNamesThem(Object value) {
    AdvisedCache cache = new AdvisedCache();

    assertThat(cache.store(value)).isNull();
    assertThat(cache.followed()).containsExactly(value.getClass().getName());
    assertThat(cache.lastRefusal()).containsPattern("writeReplace|writeObject|readObject");
  }

  @Test
  void theEnvironmentOfTheProcessIsStored() throws Exception {
    AdvisedCache cache = new AdvisedCache();
    EncodedValue stored = Objects.requireNonNull(cache.store(System.getenv()));

    assertThat(cache.followed()).isEmpty();
    assertThat(cache.read(stored)).isEqualTo(System.getenv());
  }

  @Test
  void aProviderOfSecurityIsNotTakenForAMap() {
    AdvisedCache cache = new AdvisedCache();

    assertThat(cache.store(java.security.Security.getProviders()[0])).isNull();
    assertThat(cache.followed()).isEmpty();
  }
}
