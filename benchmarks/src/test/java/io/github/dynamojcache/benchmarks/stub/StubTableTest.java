package io.github.dynamojcache.benchmarks.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StubTableTest {

  private final StubTable table =
      new StubTable("table", new StubItems("cache", 1, StubItems.text("value")));

  @ParameterizedTest
  @ValueSource(strings = {"GetItem", "PutItem", "BatchGetItem", "BatchWriteItem", "Query"})
  void anAnswerTellsUnitsOnlyWhenItIsAskedForThem(String operation) throws IOException {
    String request =
        "\":pk\":{\"S\":\"cache#1#0\"},\"sk\":{\"S\":\"s:%s\"}".formatted(Entries.key(0));

    assertThat(answer(operation, "{" + request + "}")).doesNotContain("ConsumedCapacity");
    assertThat(answer(operation, "{" + request + ",\"ReturnConsumedCapacity\":\"TOTAL\"}"))
        .contains("ConsumedCapacity");
  }

  private String answer(String operation, String request) throws IOException {
    byte[] body = request.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = table.answer("DynamoDB_20120810." + operation, body, body.length)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
