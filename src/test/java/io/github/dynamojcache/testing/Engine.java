package io.github.dynamojcache.testing;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * The program that answers as DynamoDB does, as a command that prints {@link
 * LocalDynamoProcess#READY} and its port on a line, and ends when its standard input ends. DynamoDB
 * Local, unless the system property {@value #DYNALITE} says in which folder npm has installed
 * dynalite, which was written independently of it.
 */
enum Engine {
  DYNAMODB_LOCAL {
    @Override
    List<String> command() {
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-Xmx768m",
          "-cp",
          classPath(),
          LocalDynamoProcess.class.getName());
    }
  },

  DYNALITE_OF_NPM {
    @Override
    List<String> command() {
      return List.of("node", "-e", SCRIPT.formatted(LocalDynamoProcess.READY), folder());
    }
  };

  /** The system property that chooses dynalite. */
  static final String DYNALITE = "test.dynalite.folder";

  /** Its own command line takes no free port, and it would end when a request is cut short. */
  private static final String SCRIPT =
      """
      const dynalite = require(require('path').resolve(process.argv[1], 'node_modules/dynalite'));
      const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
      server.listen(0, '127.0.0.1', () => console.log('%s' + server.address().port));
      process.on('uncaughtException', failure => console.error(failure));
      process.stdin.on('end', () => process.exit(0)).resume();
      """;

  abstract List<String> command();

  static Engine chosen() {
    return System.getProperty(DYNALITE) == null ? DYNAMODB_LOCAL : DYNALITE_OF_NPM;
  }

  private static String folder() {
    return new File(System.getProperty(DYNALITE)).getAbsolutePath();
  }

  /** Surefire may start the tests from a jar that holds nothing but a manifest. */
  private static String classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return ofTests != null ? ofTests : System.getProperty("java.class.path");
  }
}
