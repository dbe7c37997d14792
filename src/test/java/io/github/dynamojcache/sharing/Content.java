package io.github.dynamojcache.sharing;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What an application puts into a class that all share; JSON names its class. */
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
public interface Content {}
