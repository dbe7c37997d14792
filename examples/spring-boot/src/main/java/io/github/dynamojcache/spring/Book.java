package io.github.dynamojcache.spring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What is sold. A record needs nothing to be cached, neither {@code Serializable} nor annotations.
 *
 * @param isbn its number, the key in the caches
 * @param title the title
 * @param authors who wrote it
 * @param published when it came out
 * @param price in euros
 */
public record Book(
    String isbn, String title, List<String> authors, LocalDate published, BigDecimal price) {}
