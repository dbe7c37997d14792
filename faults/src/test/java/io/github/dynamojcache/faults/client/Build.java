package io.github.dynamojcache.faults.client;

import java.util.List;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Which build of the provider a client stands for: the real one, or one that is broken. */
public enum Build {
  /** The provider as it is. */
  INTACT,
  /** No write is conditional any more. */
  WITHOUT_CONDITIONS,
  /** A retry cannot tell its own write from another's. */
  WITHOUT_WRITE_IDS;

  List<ExecutionInterceptor> interceptors() {
    return switch (this) {
      case INTACT -> List.of();
      case WITHOUT_CONDITIONS -> List.of(new NoConditions());
      case WITHOUT_WRITE_IDS -> List.of(new NoWriteIds());
    };
  }
}
