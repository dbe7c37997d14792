package io.github.dynamojcache.spring;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no book of that number. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchBookException extends RuntimeException {

  NoSuchBookException(String which) {
    super("no such book: " + which);
  }
}
