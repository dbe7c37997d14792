package io.github.dynamojcache.internal.classes;

/**
 * A class loader that delegates to the calling thread's context class loader. In another thread it
 * may find a class of another application, so its classes must not be kept.
 */
public interface AsksThread {}
