package io.github.dynamojcache.values.libraries;

import com.google.common.base.CaseFormat;
import com.google.common.base.Converter;
import com.google.common.base.Functions;
import com.google.common.base.Optional;
import com.google.common.base.Predicates;
import com.google.common.base.Suppliers;
import com.google.common.collect.BoundType;
import com.google.common.collect.ContiguousSet;
import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableRangeMap;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeMap;
import com.google.common.collect.TreeRangeSet;
import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.math.PairedStatsAccumulator;
import com.google.common.math.Stats;
import com.google.common.net.HostAndPort;
import com.google.common.net.InternetDomainName;
import com.google.common.net.MediaType;
import com.google.common.primitives.Booleans;
import com.google.common.primitives.Chars;
import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Ints;
import com.google.common.primitives.UnsignedInteger;
import com.google.common.primitives.UnsignedLong;
import com.google.common.reflect.TypeToken;
import com.google.common.util.concurrent.AtomicDouble;
import com.google.common.util.concurrent.AtomicLongMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Guava's ranges, optionals, numbers, network and other plain values. */
public final class GuavaValueSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    ranges(samples);
    plain(samples);
    numbers(samples);
    functions(samples);
  }

  private static void ranges(LibrarySamples samples) {
    samples
        .storable("Range, closed", () -> Range.closed(1, 5))
        .storable("Range, open", () -> Range.open(1, 5))
        .storable("Range, all", Range::all)
        .storable("Range, at least", () -> Range.atLeast("a"))
        .storable("Range, less than", () -> Range.lessThan(5L))
        .storable("Range, empty", () -> Range.closedOpen(1, 1))
        .storable("Range of records", () -> Range.singleton(new Order("1", 1)))
        .storable("BoundType", () -> BoundType.CLOSED)
        .storable("ImmutableRangeSet, empty", ImmutableRangeSet::of)
        .storable("ImmutableRangeSet, all", () -> ImmutableRangeSet.of(Range.all()))
        .storable("ImmutableRangeSet", () -> ImmutableRangeSet.of(Range.closed(1, 5)))
        .storable(
            "ImmutableRangeSet, two",
            () -> ImmutableRangeSet.copyOf(List.of(Range.closed(1, 5), Range.closed(7, 9))))
        .storable(
            "ImmutableRangeSet, complement",
            () -> ImmutableRangeSet.of(Range.closed(1, 5)).complement())
        .storable("TreeRangeSet, empty", TreeRangeSet::create)
        .storable("TreeRangeSet", () -> TreeRangeSet.create(List.of(Range.closed(1, 5))))
        .storable("TreeRangeSet, used", () -> usedRangeSet())
        .storable("ImmutableRangeMap, empty", ImmutableRangeMap::of)
        .storable("ImmutableRangeMap", () -> ImmutableRangeMap.of(Range.closed(1, 5), "a"))
        .rightOrRefused(
            "TreeRangeMap",
            () -> TreeRangeMap.copyOf(ImmutableRangeMap.of(Range.closed(1, 5), "a")))
        .storable("ContiguousSet", () -> ContiguousSet.closed(1, 5))
        .storable("ContiguousSet, empty", () -> ContiguousSet.closedOpen(1, 1))
        .rightOrRefused("DiscreteDomain.integers", DiscreteDomain::integers)
        .rightOrRefused("DiscreteDomain.bigIntegers", DiscreteDomain::bigIntegers);
  }

  private static void plain(LibrarySamples samples) {
    samples
        .storable("Optional, present", () -> Optional.of("a"))
        .storable("Optional, absent", Optional::absent)
        .storable("Optional of a record", () -> Optional.of(new Order("1", 1)))
        .storable("HashCode, int", () -> HashCode.fromInt(5))
        .storable("HashCode, long", () -> HashCode.fromLong(5))
        .storable("HashCode, bytes", () -> Hashing.sha256().hashString("a", StandardCharsets.UTF_8))
        .storable("HostAndPort", () -> HostAndPort.fromParts("example.com", 80))
        .storable("HostAndPort without a port", () -> HostAndPort.fromString("example.com"))
        .storable("InternetDomainName", () -> InternetDomainName.from("www.example.co.uk"))
        .storable("InternetDomainName, used", () -> usedDomain())
        .storable("MediaType", () -> MediaType.PLAIN_TEXT_UTF_8)
        .storable("MediaType with parameters", () -> MediaType.parse("a/b; q=0.5; charset=utf-8"))
        .storable("MediaType, used", () -> usedMediaType())
        .storable("CaseFormat", () -> CaseFormat.LOWER_CAMEL)
        .rightOrRefused("TypeToken", () -> new TypeToken<List<String>>() {})
        .rightOrRefused("TypeToken of a class", () -> TypeToken.of(String.class))
        .rightOrRefused("BloomFilter", () -> bloomFilter())
        .rightOrRefused("Hashing.sha256", Hashing::sha256)
        .rightOrRefused("Funnels.stringFunnel", () -> Funnels.stringFunnel(StandardCharsets.UTF_8));
  }

  private static void numbers(LibrarySamples samples) {
    samples
        .storable("UnsignedInteger", () -> UnsignedInteger.fromIntBits(-1))
        .storable("UnsignedLong", () -> UnsignedLong.MAX_VALUE)
        .storable("ImmutableIntArray, empty", ImmutableIntArray::of)
        .storable("ImmutableIntArray", () -> ImmutableIntArray.of(1, 2, 3))
        .storable("ImmutableIntArray, a part", () -> ImmutableIntArray.of(1, 2, 3).subArray(1, 2))
        .storable("ImmutableLongArray", () -> ImmutableLongArray.of(1, 2, 3))
        .storable("ImmutableDoubleArray", () -> ImmutableDoubleArray.of(1, 2.5))
        .storable("Ints.asList", () -> Ints.asList(1, 2))
        .storable("Chars.asList", () -> Chars.asList('a'))
        .storable("Booleans.asList", () -> Booleans.asList(true, false))
        .storable("AtomicDouble", () -> new AtomicDouble(2.5))
        .storable("AtomicLongMap", () -> AtomicLongMap.create(Map.of("a", 1L)))
        .storable("Stats", () -> Stats.of(1, 2, 3))
        .storable("PairedStats", () -> pairedStats());
  }

  private static void functions(LibrarySamples samples) {
    samples
        .rightOrRefused("Functions.identity", Functions::identity)
        .rightOrRefused("Functions.constant", () -> Functions.constant("a"))
        .rightOrRefused("Predicates.alwaysTrue", Predicates::alwaysTrue)
        .rightOrRefused("Predicates.in", () -> Predicates.in(List.of(1)))
        .rightOrRefused("Suppliers.ofInstance", () -> Suppliers.ofInstance("a"))
        .rightOrRefused("Suppliers.memoize", () -> Suppliers.memoize(Suppliers.ofInstance("a")))
        .rightOrRefused("Converter.identity", Converter::identity)
        .rightOrRefused("Ints.stringConverter", Ints::stringConverter);
  }

  private static TreeRangeSet<Integer> usedRangeSet() {
    TreeRangeSet<Integer> set = TreeRangeSet.create(List.of(Range.closed(1, 5)));
    Look.at(set.asRanges().size());
    Look.at(set.complement().asRanges().size());
    return set;
  }

  private static InternetDomainName usedDomain() {
    InternetDomainName name = InternetDomainName.from("www.example.co.uk");
    Look.at(name.topPrivateDomain());
    Look.at(name.hasPublicSuffix());
    return name;
  }

  private static MediaType usedMediaType() {
    MediaType type = MediaType.parse("text/plain; charset=utf-8");
    Look.at(type.charset());
    Look.at(type.toString());
    Look.at(type.hashCode());
    return type;
  }

  private static BloomFilter<CharSequence> bloomFilter() {
    BloomFilter<CharSequence> filter =
        BloomFilter.create(Funnels.stringFunnel(StandardCharsets.UTF_8), 100);
    filter.put("a");
    return filter;
  }

  private static Object pairedStats() {
    PairedStatsAccumulator stats = new PairedStatsAccumulator();
    stats.add(1, 2);
    stats.add(2, 3);
    return stats.snapshot();
  }
}
