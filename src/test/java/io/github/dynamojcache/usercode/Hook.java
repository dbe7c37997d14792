package io.github.dynamojcache.usercode;

/** Places where a cache calls code of the application. */
enum Hook {
  LOADER,
  WRITER,
  PROCESSOR,
  LISTENER,
  ASYNCHRONOUS_LISTENER,
  FILTER,
  POLICY,
  COMPLETION
}
