package io.github.dynamojcache.faults.client;

import java.util.List;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;

/** Which build of the provider a client stands for: the real one, or one that is broken. */
public enum Build {
  /** The provider as it is. */
  INTACT,
  /** No write is conditional any more. */
  WITHOUT_CONDITIONS,
  /** A retry cannot tell its own write from another's. */
  WITHOUT_WRITE_IDS,
  /** The item that refers to chunks is written before them. */
  CHUNKS_LAST;

  /** Returns the kinds of caches in which it is to be looked for. */
  public List<Kind> kinds() {
    return this == CHUNKS_LAST
        ? List.of(Kind.CHUNKED, Kind.TOLD_CHUNKED_OWN_POLICY)
        : List.of(Kind.values());
  }

  /** Returns a client that does what the build does wrong. */
  SdkHttpClient around(SdkHttpClient client) {
    return this == CHUNKS_LAST ? new ChunksLast(client) : client;
  }

  List<ExecutionInterceptor> interceptors() {
    return switch (this) {
      case INTACT, CHUNKS_LAST -> List.of();
      case WITHOUT_CONDITIONS -> List.of(new NoConditions());
      case WITHOUT_WRITE_IDS -> List.of(new NoWriteIds());
    };
  }
}
