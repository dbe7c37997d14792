package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.internal.dynamo.item.ChunkSettings;
import io.github.dynamojcache.options.Compression;

/**
 * The settings for the size of one cache's values.
 *
 * @param compression how values are compressed
 * @param compressionThreshold larger values, in bytes, are compressed if that saves a write unit;
 *     0: all
 * @param maxValueSize the largest value before compression, in bytes
 * @param chunks for values that do not fit into an item
 */
public record ValueSizeSettings(
    Compression compression, int compressionThreshold, int maxValueSize, ChunkSettings chunks) {

  /** The most bytes that are stored in chunks besides the value: header and seal. */
  private static final int BESIDES = 64 * 1024;

  static ValueSizeSettings from(ResolvedSettings settings) {
    return new ValueSizeSettings(
        settings.get(ValueSchema.COMPRESSION),
        settings.get(ValueSchema.COMPRESSION_THRESHOLD),
        settings.get(ValueSchema.MAX_VALUE_SIZE),
        new ChunkSettings(
            settings.get(ValueSchema.OVERSIZE),
            settings.get(ValueSchema.CHUNK_SIZE),
            settings.get(ValueSchema.MAX_VALUE_SIZE) + BESIDES));
  }
}
