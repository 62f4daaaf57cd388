package org.bleepline.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests, with a database of its own for each. */
final class TestPostgres {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    /** Started by the first test that needs it; ends with the process. */
    private static final class Shared {
        private static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static int port() {
        return Shared.ONE.getPort();
    }

    /** The name of a new, empty database. */
    static String newDatabase() {
        String name = "test" + COUNT.incrementAndGet();
        execute("create database " + name);
        return name;
    }

    /** The name of a new, empty database that a new role owns. */
    static String newDatabaseOfARole(String role) {
        String name = "test" + COUNT.incrementAndGet();
        execute("create role " + role + " login password 'secret'");
        execute("create database " + name + " owner " + role);
        return name;
    }

    private static void execute(String sql) {
        try (Connection connection = Shared.ONE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The setting that makes a server use a new, empty database. */
    static String setting() {
        return "--bleepline.database.url=" + Shared.ONE.getJdbcUrl("postgres", newDatabase());
    }
}
