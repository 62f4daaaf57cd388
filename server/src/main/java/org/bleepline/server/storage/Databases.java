package org.bleepline.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.bleepline.server.settings.ServerSettings;
import org.flywaydb.core.Flyway;

/** Opens the database and brings its tables up to date. */
public final class Databases {
    private Databases() {}

    public static HikariDataSource open(ServerSettings.Database settings, DataFolder folder) {
        HikariConfig config = new HikariConfig();
        String url = settings.url() == null ? h2Url(folder) : settings.url();
        config.setJdbcUrl(url);
        config.setUsername(settings.username() == null ? "" : settings.username());
        config.setPassword(settings.password() == null ? "" : settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(settings.patience().toMillis());
        config.setPoolName("database");
        if (vendor(url).equals("postgresql")) {
            // A database that has gone silent is as good as one that has gone; what the address says comes first.
            config.addDataSourceProperty("connectTimeout", "5");
            config.addDataSourceProperty("socketTimeout", "30");
            config.addDataSourceProperty("tcpKeepAlive", "true");
        }
        HikariDataSource database = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:org/bleepline/server/schema/" + vendor(url))
                .failOnMissingLocations(true)
                .load()
                .migrate();
        return database;
    }

    /** A commit must be on the disk before it is answered: by default H2 would write half a second later. */
    private static String h2Url(DataFolder folder) {
        return "jdbc:h2:file:" + folder.database() + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static String vendor(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return "postgresql";
        }
        if (url.startsWith("jdbc:h2:")) {
            return "h2";
        }
        throw new IllegalArgumentException("bleepline.database.url must be an address of H2 or PostgreSQL");
    }
}
