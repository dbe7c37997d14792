package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.internal.dynamo.ChunkSettings;
import io.github.dynamojcache.options.Compression;

/**
 * What is set about the size of one cache's values.
 *
 * @param compression how values are made shorter
 * @param compressionThreshold what takes more bytes than this is compressed if that saves a write
 *     unit; 0: everything is
 * @param maxValueSize how many bytes a value may take before it is compressed
 * @param chunks for values that do not fit into an item
 */
public record ValueSizeSettings(
    Compression compression, int compressionThreshold, int maxValueSize, ChunkSettings chunks) {

  /** What a form that stands in chunks may have besides the value: header, seal. */
  private static final int BESIDES = 64 * 1024;

  static ValueSizeSettings from(ResolvedSettings settings) {
    return new ValueSizeSettings(
        settings.get(Schema.COMPRESSION),
        settings.get(Schema.COMPRESSION_THRESHOLD),
        settings.get(Schema.MAX_VALUE_SIZE),
        new ChunkSettings(
            settings.get(Schema.OVERSIZE),
            settings.get(Schema.CHUNK_SIZE),
            settings.get(Schema.MAX_VALUE_SIZE) + BESIDES));
  }
}
