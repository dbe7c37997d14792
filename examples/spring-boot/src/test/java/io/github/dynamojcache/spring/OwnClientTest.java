package io.github.dynamojcache.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context.BeforeExecution;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** The application's own {@code DynamoDbClient} bean, for caches that the file declares, too. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "spring.cache.cache-names=books,searches")
@ActiveProfiles("own-client")
@DirtiesContext // one manager for each configuration file, so one application at a time
class OwnClientTest {

  private static final DynamoDbProcess dynamo = new DynamoDbProcess();

  private final Web web;
  private final Requests requests;

  @Autowired
  OwnClientTest(@Value("${local.server.port}") int port, Requests requests) {
    this.web = new Web(port);
    this.requests = requests;
  }

  @AfterAll
  static void endDynamoDb() {
    dynamo.close();
  }

  @Test
  void everyRequestGoesThroughIt() {
    requests.sent.clear();

    web.get("/prices/1865"); // a declared cache

    assertThat(requests.sent).hasSize(2).endsWith("PutItemRequest"); // a read and a write
  }

  /** The name is in the file and among {@code spring.cache.cache-names}. */
  @Test
  void aCacheThatIsNamedTwiceIsOneCache() {
    web.get("/books/1865");
    requests.sent.clear();

    web.get("/books/1865");

    assertThat(requests.sent).hasSize(1);
  }

  /**
   * What went through the client, but for questions for a cache's generation: how many of those
   * there are depends on the time.
   */
  static final class Requests implements ExecutionInterceptor {

    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Override
    public void beforeExecution(BeforeExecution context, ExecutionAttributes attributes) {
      if (!isForGeneration(context.request())) {
        sent.add(context.request().getClass().getSimpleName());
      }
    }

    private static boolean isForGeneration(SdkRequest request) {
      return request instanceof GetItemRequest get
          && AttributeValue.fromS("#").equals(get.key().get("sk"));
    }
  }

  @TestConfiguration
  static class OwnClientBeans {

    @Bean
    Requests requests() {
      return new Requests();
    }

    @Bean
    DynamoDbClient client(Requests requests) {
      return DynamoDbClient.builder()
          .endpointOverride(URI.create(dynamo.endpoint()))
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .overrideConfiguration(settings -> settings.addExecutionInterceptor(requests))
          .build();
    }
  }
}
