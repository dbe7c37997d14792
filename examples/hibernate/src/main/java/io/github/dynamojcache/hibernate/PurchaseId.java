package io.github.dynamojcache.hibernate;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/**
 * A composite identifier.
 *
 * @param customerId the number of the customer
 * @param sku the article
 */
@Embeddable
public record PurchaseId(long customerId, String sku) implements Serializable {}
