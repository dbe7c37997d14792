package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.values.json.JsonValueCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Time;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code equals} of a class of the JDK looks past comes back by JSON, or is refused. */
class JsonEqualityTest {

  record Names(QName name) {}

  record Times(XMLGregorianCalendar time) {}

  record Durations(Duration duration) {}

  record Dates(Date date) {}

  record Addresses(InetAddress address) {}

  record Sockets(InetSocketAddress address) {}

  private static StoredValues json(Object value) {
    return new StoredValues(
        new JsonValueCodec(value.getClass(), JsonEqualityTest.class.getClassLoader()));
  }

  static Stream<Object> moreThanEqualsSays() throws Exception {
    DatatypeFactory factory = DatatypeFactory.newInstance();
    byte[] local = {127, 0, 0, 1};
    return Stream.of(
        new Names(new QName("urn:a", "b", "p")),
        new QName("urn:a", "b", "p"),
        new Times(factory.newXMLGregorianCalendar("2020-01-02T03:04:05+01:00")),
        new Times(factory.newXMLGregorianCalendar("2020-01-02")),
        new Times(factory.newXMLGregorianCalendar("2020-01-02T03:04:05.1Z")),
        factory.newXMLGregorianCalendar("2020-01-02T03:04:05+01:00"),
        new Durations(factory.newDuration("PT24H")),
        new Dates(new java.sql.Date(0)),
        new Dates(new Time(5)),
        new Addresses(InetAddress.getByAddress("somebody", local)),
        new Sockets(new InetSocketAddress(InetAddress.getByAddress("somebody", local), 5)));
  }

  @ParameterizedTest
  @MethodSource("moreThanEqualsSays")
  void whatEqualsLooksPastIsKeptOrRefused(Object value) throws Exception {
    EncodedValue stored;
    try {
      stored = json(value).encode(value);
    } catch (UnsupportedValueException e) {
      assertThat(e).hasMessageContaining(value.getClass().getName());
      return;
    }
    assertThat(described(json(value).decode(stored))).isEqualTo(described(value));
  }

  private static List<Object> described(Object value) throws Exception {
    Object part =
        value instanceof Record record
            ? record.getClass().getRecordComponents()[0].getAccessor().invoke(value)
            : value;
    return List.of(
        part.getClass(), part.toString(), part instanceof QName name ? name.getPrefix() : "");
  }

  @Test
  void namesWithoutAPrefixAreStored() throws Exception {
    Names names = new Names(new QName("urn:a", "b"));

    assertThat(json(names).decode(json(names).encode(names))).isEqualTo(names);
  }

  record Entries(Map.Entry<String, Integer> entry) {}

  @Test
  void entriesAreStored() throws Exception {
    Entries entries = new Entries(Map.entry("a", 1));

    assertThat(json(entries).decode(json(entries).encode(entries))).isEqualTo(entries);
  }

  @Test
  void theMessageNamesTheClassThatWouldNotComeBackEqual() {
    Names names = new Names(new QName("urn:a", "b", "p"));

    assertThatThrownBy(() -> json(names).encode(names))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("`name` is a javax.xml.namespace.QName");
  }
}
