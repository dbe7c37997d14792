package io.github.dynamojcache.values.jdk;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Types;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import javax.sql.rowset.serial.SerialDatalink;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;

/** Values of the modules {@code java.sql}, {@code java.xml} and {@code java.logging}. */
public final class JdkModules implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    Samples samples = new Samples();
    xml(samples);
    sql(samples);
    logging(samples);
    return samples.stream();
  }

  private static void xml(Samples samples) {
    samples.add("QName", () -> new QName("urn:x", "local", "p"));
    samples.add("QName without namespace", () -> new QName("local"));
    samples.add("XMLGregorianCalendar", () -> xmlCalendar("2026-11-20T12:00:00.5+01:00"));
    samples.add("XMLGregorianCalendar of a year", () -> xmlCalendar("2026"));
    samples.add("XMLGregorianCalendar of a great year", () -> xmlCalendar("12345678901-01-01"));
    samples.add("XMLGregorianCalendar of a calendar", JdkModules::ofCalendar);
    samples.add("XML Duration", () -> factory().newDuration("-P1Y2M3DT4H5M6.7S"));
    samples.add("XML Duration of days", () -> factory().newDurationDayTime("P3DT4H"));
    samples.add("XML Duration of months", () -> factory().newDurationYearMonth("P1Y2M"));
    samples.add("DatatypeConstants.Field", () -> new Object[] {DatatypeConstants.LESSER});
    samples.add("TransformerException", () -> new TransformerException("m", new Exception("c")));
    samples.add("ParserConfigurationException", () -> new ParserConfigurationException("m"));
  }

  private static DatatypeFactory factory() throws Exception {
    return DatatypeFactory.newInstance();
  }

  private static XMLGregorianCalendar xmlCalendar(String text) throws Exception {
    return factory().newXMLGregorianCalendar(text);
  }

  private static XMLGregorianCalendar ofCalendar() throws Exception {
    GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("GMT+2"));
    calendar.setTimeInMillis(1_700_000_000_123L);
    return factory().newXMLGregorianCalendar(calendar);
  }

  private static void sql(Samples samples) {
    samples.add("SerialBlob", () -> new SerialBlob(new byte[] {1, 2}));
    samples.add("SerialClob", () -> new SerialClob("text".toCharArray()));
    samples.add("SerialDatalink", () -> new SerialDatalink(new URL("http://127.0.0.1/x")));
    samples.add("types", () -> Map.of("n", Types.NUMERIC, "v", new BigDecimal("1.0")));
  }

  private static void logging(Samples samples) {
    samples.add("Level", () -> Level.WARNING);
    samples.add("Level parsed", () -> Level.parse("745"));
    samples.add("LogRecord", JdkModules::record);
  }

  private static LogRecord record() {
    LogRecord record = new LogRecord(Level.INFO, "message {0}");
    record.setParameters(new Object[] {1, "x"});
    record.setSourceClassName("app.Shop");
    record.setSourceMethodName("buy");
    record.setInstant(java.time.Instant.ofEpochSecond(5));
    record.setSequenceNumber(7);
    record.setLongThreadID(3);
    return record;
  }
}
