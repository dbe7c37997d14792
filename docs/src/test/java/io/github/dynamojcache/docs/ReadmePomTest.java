package io.github.dynamojcache.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.docs.Guide.Block;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The complete pom of the README has the versions that the build is tested with. */
class ReadmePomTest {

  /** By artifact: the property of the build's own pom. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "bom", "aws.version",
          "DynamoDBLocal", "dynamodb-local.version",
          "slf4j-simple", "slf4j.version",
          "exec-maven-plugin", "exec-plugin.version");

  @Test
  void itsVersionsAreThoseOfTheBuild() throws Exception {
    Document build = parsed(Files.readString(Guide.ROOT.resolve("pom.xml")));
    Map<String, String> expected = new LinkedHashMap<>();
    PROPERTIES.forEach(
        (artifact, property) ->
            expected.put(artifact, build.getElementsByTagName(property).item(0).getTextContent()));
    expected.put("dynamo-jcache", projectVersion(build));

    assertThat(versions(parsed(completePom().text()))).containsAllEntriesOf(expected);
  }

  private static Block completePom() {
    return Guide.blocks("xml")
        .filter(block -> block.page().equals(Path.of("README.md")))
        .filter(block -> block.text().startsWith("<project"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("README shows no complete pom.xml"));
  }

  private static String projectVersion(Document pom) {
    NodeList children = pom.getDocumentElement().getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i).getNodeName().equals("version")) {
        return children.item(i).getTextContent();
      }
    }
    throw new AssertionError("the build's pom has no version");
  }

  private static Map<String, String> versions(Document pom) {
    Map<String, String> versions = new LinkedHashMap<>();
    NodeList artifacts = pom.getElementsByTagName("artifactId");
    for (int i = 0; i < artifacts.getLength(); i++) {
      Element owner = (Element) artifacts.item(i).getParentNode();
      NodeList version = owner.getElementsByTagName("version");
      if (version.getLength() > 0) {
        versions.put(artifacts.item(i).getTextContent(), version.item(0).getTextContent());
      }
    }
    return versions;
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
