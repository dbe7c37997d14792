package io.github.dynamojcache.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hibernate.Session;
import org.hibernate.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The guide's table of requests is what Hibernate and the provider really send. */
@ExtendWith(LocalDynamoExtension.class)
class RequestsTest {

  private static final Path GUIDE = Path.of("..", "..", "docs", "hibernate.md");
  private static final String BEGIN = "<!-- requests begin -->\n";
  private static final String END = "<!-- requests end -->";

  private static final String MINIMAL = "the same with `use_minimal_puts`, Hibernate 7";

  private static final List<Class<? extends Counted>> ENTITIES =
      List.of(Fixed.class, Loose.class, Strict.class);

  @Test
  void theTableInTheGuideIsTrue(LocalDynamo dynamo) throws IOException {
    String table;
    try (Deployment minimal = deploy(dynamo, true);
        Deployment plain = deploy(dynamo, false)) {
      table = new Counting(minimal, plain).table();
    }
    String guide = Files.readString(GUIDE);
    int from = guide.indexOf(BEGIN) + BEGIN.length();
    int to = guide.indexOf(END);
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(GUIDE, guide.substring(0, from) + table + guide.substring(to));
    } else {
      assertThat(comparable(guide.substring(from, to))).isEqualTo(comparable(table));
    }
  }

  /** Hibernate 6 reads the setting and does nothing with it. */
  private static List<String> comparable(String table) {
    return table
        .lines()
        .filter(line -> !Version.getVersionString().startsWith("6.") || !line.contains(MINIMAL))
        .toList();
  }

  /** Clears are looked for so seldom that no request for that falls into what is counted. */
  private static Deployment deploy(LocalDynamo dynamo, boolean minimalPuts) {
    return Deployment.on(dynamo, dynamo.newTableName(), "requests" + UUID.randomUUID())
        .creatingTables()
        .cache("clear-visibility", "1h")
        .set("hibernate.cache.use_minimal_puts", minimalPuts)
        .entities(Fixed.class, Loose.class, Strict.class)
        .loadedBy(RequestsTest.class.getClassLoader())
        .start();
  }

  /** One line of the table after the other. */
  private static final class Counting {

    private final Deployment minimal;
    private final Deployment plain;
    private final List<String> lines = new ArrayList<>();

    Counting(Deployment minimal, Deployment plain) {
      this.minimal = minimal;
      this.plain = plain;
    }

    String table() {
      lines.add(
          "| in one transaction | `READ_ONLY` | `NONSTRICT_READ_WRITE` | `READ_WRITE` | timestamps"
              + " |");
      lines.add("|---|---|---|---|---|");
      line("`persist`", minimal, false, (s, e) -> s.persist(create(e, 1)));
      line("`find`, a hit", minimal, true, Counting::find);
      line("`find`, a miss", plain, false, Counting::find);
      line(MINIMAL, minimal, false, Counting::find);
      line("a query not cached that loads one, cached already", plain, true, Counting::select);
      line(MINIMAL, minimal, true, Counting::select);
      line("`find`, a hit, and change it", minimal, true, (s, e) -> find(s, e).rename("x"));
      line("`find`, a hit, and `remove` it", minimal, true, (s, e) -> s.remove(find(s, e)));
      line("`update ...` in HQL", minimal, true, Counting::updateAll);
      line("a cached query of values, a hit", minimal, true, Counting::ask);
      line("the same, a miss", minimal, false, Counting::ask);
      return String.join("\n", lines) + "\n";
    }

    private void line(
        String name,
        Deployment deployment,
        boolean cached,
        BiConsumer<Session, Class<? extends Counted>> what) {
      StringBuilder line = new StringBuilder("| ").append(name).append(" |");
      String timestamps = "none";
      for (Class<? extends Counted> entity : ENTITIES) {
        if (entity == Fixed.class && changes(name)) {
          line.append(" not allowed |");
        } else {
          prepare(deployment, entity, name.equals("`persist`"), cached);
          deployment.log.clear();
          deployment.factory.inTransaction(session -> what.accept(session, entity));
          Count count = Count.of(deployment.log.requests());
          line.append(' ').append(count).append(" |");
          timestamps = count.timestamps();
        }
      }
      lines.add(line.append(' ').append(timestamps).append(" |").toString());
    }

    private static boolean changes(String name) {
      return name.contains("change") || name.contains("update");
    }

    /** A row in the database and, where wanted, its entry in the cache. */
    private static void prepare(
        Deployment deployment, Class<? extends Counted> entity, boolean fresh, boolean cached) {
      deployment.factory.inTransaction(
          session -> {
            session.createMutationQuery("delete from " + entity.getSimpleName()).executeUpdate();
            if (!fresh) {
              session.persist(create(entity, 1));
            }
          });
      deployment.factory.getCache().evictAllRegions();
      if (cached) {
        deployment.factory.inTransaction(session -> find(session, entity));
        deployment.factory.inTransaction(session -> ask(session, entity));
      }
    }

    private static Counted create(Class<? extends Counted> entity, long id) {
      try {
        return entity.getDeclaredConstructor().newInstance().of(id);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    private static Counted find(Session session, Class<? extends Counted> entity) {
      return session.find(entity, 1L);
    }

    private static void select(Session session, Class<? extends Counted> entity) {
      session.createSelectionQuery("from " + entity.getSimpleName(), entity).list();
    }

    private static void ask(Session session, Class<? extends Counted> entity) {
      session
          .createSelectionQuery("select name from " + entity.getSimpleName(), String.class)
          .setCacheable(true)
          .list();
    }

    private static void updateAll(Session session, Class<? extends Counted> entity) {
      session
          .createMutationQuery("update " + entity.getSimpleName() + " set name = 'y'")
          .executeUpdate();
    }
  }
}
