package io.github.dynamojcache.internal.values.compression;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The JDK's deflate, without zlib's header. */
final class Deflate implements Compressor {

  /** Higher levels took more than twice the time for a result that was a few percent shorter. */
  private static final int LEVEL = 4;

  /** Each holds some 300 KB outside the heap, so few are kept. */
  private static final int MAX_KEPT = 8;

  /** Two bits of deflate decompress to at most 258 bytes, the longest match. */
  private static final int LONGEST_OF_A_BYTE = 4 * 258;

  private final BlockingQueue<Deflater> deflaters = new ArrayBlockingQueue<>(MAX_KEPT);
  private final BlockingQueue<Inflater> inflaters = new ArrayBlockingQueue<>(MAX_KEPT);

  @Override
  public @Nullable Integer compress(byte[] bytes, int offset, byte[] target, int room) {
    Deflater kept = deflaters.poll();
    Deflater deflater = kept != null ? kept : new Deflater(LEVEL, /* nowrap= */ true);
    deflater.setInput(bytes, offset, bytes.length - offset);
    deflater.finish();
    int length = deflater.deflate(target, room, target.length - room);
    boolean fits = deflater.finished();
    deflater.reset();
    if (!deflaters.offer(deflater)) {
      deflater.end();
    }
    return fits ? length : null;
  }

  @Override
  public boolean decompress(byte[] bytes, int offset, byte[] target, int room) {
    Inflater kept = inflaters.poll();
    Inflater inflater = kept != null ? kept : new Inflater(/* nowrap= */ true);
    inflater.setInput(bytes, offset, bytes.length - offset);
    boolean whole;
    try {
      int length = inflater.inflate(target, room, target.length - room);
      whole =
          length == target.length - room
              && (inflater.finished() || inflater.inflate(new byte[1]) == 0)
              && inflater.finished()
              && inflater.getRemaining() == 0;
    } catch (DataFormatException e) {
      whole = false;
    }
    inflater.reset();
    if (!inflaters.offer(inflater)) {
      inflater.end();
    }
    return whole;
  }

  @Override
  public long longest(int compressed) {
    return (long) compressed * LONGEST_OF_A_BYTE;
  }
}
