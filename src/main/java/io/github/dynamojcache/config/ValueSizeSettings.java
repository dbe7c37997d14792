package io.github.dynamojcache.config;

import io.github.dynamojcache.codec.compression.Compression;

/**
 * What is set about the size of one cache's values.
 *
 * @param compression how values are made shorter
 * @param compressionThreshold what takes more bytes than this is compressed if that saves a write
 *     unit; 0: everything is
 * @param maxValueSize how many bytes a value may take before it is compressed
 */
public record ValueSizeSettings(
    Compression compression, int compressionThreshold, int maxValueSize) {

  static ValueSizeSettings from(ResolvedSettings settings) {
    return new ValueSizeSettings(
        settings.get(Schema.COMPRESSION),
        settings.get(Schema.COMPRESSION_THRESHOLD),
        settings.get(Schema.MAX_VALUE_SIZE));
  }
}
