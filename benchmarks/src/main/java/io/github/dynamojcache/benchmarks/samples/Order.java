package io.github.dynamojcache.benchmarks.samples;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The root of an entity graph: twenty fields, two addresses, one of them shared, and five lines.
 */
@SuppressWarnings({"unused", "FieldCanBeFinal"}) // written and read by codecs
public final class Order implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How far an order has come. */
  public enum Status {
    /** Not yet sent. */
    OPEN,
    /** On its way. */
    SENT
  }

  private long id = 90_071_992;
  private int version = 3;
  private String number = "2026-000471";
  private String customerName = "Ada Lovelace";
  private String email = "ada@example.com";
  private Status status = Status.OPEN;
  private BigDecimal net = new BigDecimal("1250.75");
  private BigDecimal tax = new BigDecimal("237.64");
  private String currency = "EUR";
  private Instant created = Instant.parse("2026-04-01T09:30:00.123Z");
  private Instant changed = Instant.parse("2026-04-02T10:30:00.456Z");
  private LocalDate due = LocalDate.of(2026, 5, 1);
  private @Nullable LocalDate sent;
  private boolean gift;
  private double weight = 12.5;
  private Integer priority = 5;
  private Address billing = new Address("12 St James's Square", "London", "GB");
  private Address shipping = billing;
  private List<Line> lines = new ArrayList<>();
  private Map<String, String> notes = new HashMap<>();

  /** For codecs. */
  private Order() {}

  /**
   * Makes an order.
   *
   * @return an order of five lines
   */
  public static Order sample() {
    Order order = new Order();
    for (int i = 1; i <= 5; i++) {
      order.lines.add(new Line(i, "sku-000" + i, i * 2, new BigDecimal("19.9" + i)));
    }
    order.notes.put("door", "ring twice");
    order.notes.put("calls", "on Fridays");
    return order;
  }

  /** An address. */
  static final class Address implements Serializable {
    private static final long serialVersionUID = 1L;

    private String street = "";
    private String city = "";
    private String country = "";

    Address() {}

    Address(String street, String city, String country) {
      this.street = street;
      this.city = city;
      this.country = country;
    }
  }

  /** A line. */
  static final class Line implements Serializable {
    private static final long serialVersionUID = 1L;

    private int position;
    private String article = "";
    private int quantity;
    private BigDecimal price = BigDecimal.ZERO;

    Line() {}

    Line(int position, String article, int quantity, BigDecimal price) {
      this.position = position;
      this.article = article;
      this.quantity = quantity;
      this.price = price;
    }
  }
}
