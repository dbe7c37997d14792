package io.github.dynamojcache.values.libraries;

import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Vector;
import org.springframework.data.domain.Window;
import org.springframework.data.geo.Box;
import org.springframework.data.geo.Circle;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.GeoPage;
import org.springframework.data.geo.GeoResult;
import org.springframework.data.geo.GeoResults;
import org.springframework.data.geo.Metrics;
import org.springframework.data.geo.Point;
import org.springframework.data.geo.Polygon;

/** Spring Data: pages, sorts and places. */
public final class SpringDataSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    pages(samples);
    requests(samples);
    places(samples);
  }

  private static void pages(LibrarySamples samples) {
    samples
        .storable("Page, empty", () -> Page.empty())
        .storable("Page, unpaged", () -> new PageImpl<>(List.of("a", "b")))
        .storable("Page", () -> new PageImpl<>(List.of("a", "b"), PageRequest.of(1, 2), 10))
        .storable(
            "Page of records, sorted",
            () ->
                new PageImpl<>(List.of(new Order("1", 1)), PageRequest.of(0, 5, Sort.by("id")), 1))
        .storable(
            "Page, mapped",
            () -> new PageImpl<>(List.of(1), PageRequest.of(0, 1), 2).map(i -> i + 1))
        .storable("Page in a record", () -> new Holder<>(new PageImpl<>(List.of(1))))
        .storable("Slice, empty", () -> new SliceImpl<>(List.of()))
        .storable("Slice", () -> slice())
        .storable("GeoPage", () -> new GeoPage<>(geoResults()))
        .rightOrRefused("Window", () -> Window.from(List.of(1), i -> ScrollPosition.offset(i)));
  }

  private static Slice<Integer> slice() {
    return new SliceImpl<>(List.of(1, 2), PageRequest.of(1, 2), true);
  }

  private static void requests(LibrarySamples samples) {
    samples
        .storable("PageRequest", () -> PageRequest.of(1, 20))
        .storable("PageRequest, sorted", () -> PageRequest.of(1, 20, Sort.Direction.DESC, "a", "b"))
        .storable("Pageable, unpaged", () -> Pageable.unpaged())
        .storable("Pageable, unpaged and sorted", () -> Pageable.unpaged(Sort.by("a")))
        .storable("Sort, unsorted", () -> Sort.unsorted())
        .storable("Sort", () -> Sort.by("a").and(Sort.by("b").descending()))
        .storable("Sort, orders", () -> Sort.by(Sort.Order.asc("a").ignoreCase().nullsLast()))
        .rightOrRefused("Limit", () -> Limit.of(5))
        .rightOrRefused("Limit, unlimited", () -> Limit.unlimited())
        .rightOrRefused("Range", () -> Range.closed(1, 5))
        .rightOrRefused("Range, unbounded", () -> Range.unbounded())
        .rightOrRefused("Vector", () -> Vector.of(1f, 2f))
        .rightOrRefused("ScrollPosition, offset", () -> ScrollPosition.offset(5))
        .rightOrRefused("ScrollPosition, keyset", () -> ScrollPosition.forward(Map.of("id", 5)));
  }

  private static void places(LibrarySamples samples) {
    samples
        .storable("Point", () -> new Point(1.5, 2.5))
        .storable("Distance", () -> new Distance(5, Metrics.KILOMETERS))
        .storable("Distance, neutral", () -> new Distance(5))
        .storable("Metrics", () -> Metrics.MILES)
        .storable("Box", () -> new Box(new Point(1, 2), new Point(3, 4)))
        .storable("Circle", () -> new Circle(new Point(1, 2), new Distance(5)))
        .storable("Polygon", () -> new Polygon(new Point(1, 2), new Point(3, 4), new Point(5, 6)))
        .storable("GeoResult", () -> new GeoResult<>("a", new Distance(5)))
        .storable("GeoResults", () -> geoResults());
  }

  private static GeoResults<String> geoResults() {
    return new GeoResults<>(List.of(new GeoResult<>("a", new Distance(5, Metrics.KILOMETERS))));
  }
}
