package io.github.dynamojcache.values.libraries;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** JTS: geometries. */
public final class GeometrySamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    samples
        .storable("Coordinate", () -> new Coordinate(1, 2))
        .storable("CoordinateXY", () -> new CoordinateXY(1, 2))
        .storable("Envelope", () -> new Envelope(1, 2, 3, 4))
        .storable("Point", () -> read("POINT (1 2)"))
        .storable("Point, empty", () -> read("POINT EMPTY"))
        .storable("LineString", () -> read("LINESTRING (1 2, 3 4)"))
        .storable(
            "Polygon with a hole",
            () -> read("POLYGON ((0 0, 9 0, 9 9, 0 0), (2 1, 3 1, 3 2, 2 1))"))
        .storable(
            "GeometryCollection",
            () -> read("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))"))
        .storable("Point with user data", () -> withUserData())
        .storable("Point, its envelope used", () -> used())
        .storable("Geometry in a record", () -> new Holder<>(read("POINT (1 2)")))
        .storable("GeometryFactory", () -> new GeometryFactory(new PrecisionModel(100), 4326))
        .storable("PrecisionModel", () -> new PrecisionModel(PrecisionModel.FLOATING_SINGLE));
  }

  private static Geometry read(String text) throws ParseException {
    return new WKTReader().read(text);
  }

  private static Geometry withUserData() throws ParseException {
    Geometry geometry = read("POINT (1 2)");
    geometry.setUserData(new Order("1", 1));
    geometry.setSRID(4326);
    return geometry;
  }

  private static Geometry used() throws ParseException {
    Geometry geometry = read("LINESTRING (1 2, 3 4)");
    geometry.getEnvelopeInternal();
    return geometry;
  }
}
