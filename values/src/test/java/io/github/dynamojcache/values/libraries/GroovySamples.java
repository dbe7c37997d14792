package io.github.dynamojcache.values.libraries;

import groovy.lang.EmptyRange;
import groovy.lang.IntRange;
import groovy.lang.NumberRange;
import groovy.lang.ObjectRange;
import groovy.lang.SpreadMap;
import groovy.lang.Tuple;
import groovy.lang.Tuple2;
import groovy.lang.Tuple3;
import groovy.util.ConfigObject;
import groovy.util.MapEntry;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.GStringImpl;

/** Groovy's strings, tuples and ranges. */
public final class GroovySamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    samples
        .rightOrRefused("GString", () -> new GStringImpl(new Object[] {1}, new String[] {"a", "b"}))
        .rightOrRefused("GString, used", () -> used())
        .storable(
            "GString in a record",
            () -> new Holder<>(new GStringImpl(new Object[] {1}, new String[] {"a"})))
        .storable("Tuple", () -> new Tuple<>("a", "b"))
        .storable("Tuple2", () -> new Tuple2<>("a", 1))
        .storable("Tuple3", () -> new Tuple3<>("a", 1, Color.RED))
        .storable("IntRange", () -> new IntRange(true, 1, 5))
        .storable("IntRange, exclusive", () -> new IntRange(false, 1, 5))
        .storable("NumberRange", () -> new NumberRange(1, 2L))
        .storable("ObjectRange", () -> new ObjectRange("a", "c"))
        .storable("EmptyRange", () -> new EmptyRange<>("a"))
        .rightOrRefused("SpreadMap", () -> new SpreadMap(List.of("a", 1)))
        .rightOrRefused("MapEntry", () -> new MapEntry("a", 1))
        .rightOrRefused("ConfigObject", () -> config());
  }

  private static GStringImpl used() {
    GStringImpl text = new GStringImpl(new Object[] {Color.RED}, new String[] {"a", "b"});
    Look.at(text.toString());
    Look.at(text.hashCode());
    return text;
  }

  private static ConfigObject config() {
    ConfigObject config = new ConfigObject();
    config.putAll(Map.of("a", 1));
    return config;
  }
}
