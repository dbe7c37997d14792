package io.github.dynamojcache.benchmarks.result;

import java.util.List;

/**
 * Everything that was measured; what was not asked for is an empty list.
 *
 * @param single one entry, over both engines
 * @param control one entry, the same side twice: what chance alone makes of a ratio
 * @param limits one entry by hand, with time limits and without
 * @param bill one entry in the cache, without the bill and with it
 * @param unbilled one entry by hand, and in the cache without the bill
 * @param manyUnbilled many entries by hand, and in the cache without the bill; DynamoDB Local
 * @param records one entry whose value is a record
 * @param many many entries, over both engines
 * @param every iterating, over both engines
 * @param clearing clear, over the stub
 * @param clears clear, in DynamoDB Local
 * @param values codecs of values
 * @param sizes what they make of the values
 * @param keys the codec of keys
 * @param starts cold starts
 */
public record Results(
    List<Comparison> single,
    List<Comparison> control,
    List<Comparison> limits,
    List<Comparison> bill,
    List<Comparison> unbilled,
    List<Comparison> manyUnbilled,
    List<Comparison> records,
    List<Comparison> many,
    List<Comparison> every,
    List<Single> clearing,
    List<ClearCost> clears,
    List<Single> values,
    List<ValueSize> sizes,
    List<Single> keys,
    List<Start> starts) {}
