package io.github.dynamojcache.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The sum of Surefire's reports of one run.
 *
 * @param run how many tests were run, those that failed or were skipped among them
 * @param failed how many failed
 * @param skipped how many were skipped
 */
record TckReport(int run, int failed, int skipped) {

  static TckReport in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> reports =
          files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).toList();
      TckReport sum = new TckReport(0, 0, 0);
      for (Path report : reports) {
        sum = sum.plus(read(report));
      }
      return sum;
    }
  }

  private static TckReport read(Path file) throws IOException {
    try {
      Element suite =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement();
      return new TckReport(
          count(suite, "tests"),
          count(suite, "failures") + count(suite, "errors"),
          count(suite, "skipped"));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is not a report", e);
    }
  }

  private static int count(Element suite, String attribute) {
    return Integer.parseInt(suite.getAttribute(attribute));
  }

  private TckReport plus(TckReport other) {
    return new TckReport(run + other.run, failed + other.failed, skipped + other.skipped);
  }

  @Override
  public String toString() {
    return run + " run, " + failed + " failed, " + skipped + " skipped";
  }
}
