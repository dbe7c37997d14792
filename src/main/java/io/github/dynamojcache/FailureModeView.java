package io.github.dynamojcache;

import io.github.dynamojcache.internal.bypass.Bypass;

/** The failure state of one cache, for JMX. Thread-safe. */
record FailureModeView(Bypass bypass) implements FailureModeMXBean {

  @Override
  public String getState() {
    return bypass.state().name();
  }

  @Override
  public long getStateSince() {
    return bypass.stateSince();
  }

  @Override
  public int getJournalledKeys() {
    return bypass.journalledKeys();
  }

  @Override
  public boolean isGenerationChangeDue() {
    return bypass.isGenerationChangeDue();
  }

  @Override
  public long getFailures() {
    return bypass.failures();
  }

  @Override
  public long getSkippedReads() {
    return bypass.skippedReads();
  }

  @Override
  public long getSkippedWrites() {
    return bypass.skippedWrites();
  }

  @Override
  public long getGenerationChanges() {
    return bypass.generationChanges();
  }
}
