package org.bleepline.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.api.Trigger;

/** A fault of the database: the first time that a transcript is to be marked with the answer to its webhook, it cannot be. */
public final class FailingOnce implements Trigger {
    private static final AtomicBoolean ARMED = new AtomicBoolean();

    static void arm(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create trigger failing_once before update on transcript for each row call \""
                    + FailingOnce.class.getName() + "\"");
        }
        ARMED.set(true);
    }

    static boolean hasFailed() {
        return !ARMED.get();
    }

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
        int code = columnOfCode(connection);
        if (before[code] == null && after[code] != null && ARMED.compareAndSet(true, false)) {
            throw new SQLException("the test wants it so");
        }
    }

    private static int columnOfCode(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var columns = statement.executeQuery("select ordinal_position from information_schema.columns"
                        + " where table_name = 'TRANSCRIPT' and column_name = 'WEBHOOK_STATUS_CODE'")) {
            columns.next();
            return columns.getInt(1) - 1;
        }
    }
}
