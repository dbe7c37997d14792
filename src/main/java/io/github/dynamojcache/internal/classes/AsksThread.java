package io.github.dynamojcache.internal.classes;

/**
 * A class loader that asks the calling thread's. What it finds is another application's class in
 * another thread, so that nothing of it may be kept.
 */
public interface AsksThread {}
