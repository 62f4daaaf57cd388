package org.bleepline.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.bleepline.server.keys.ApiKey;
import org.bleepline.server.keys.ApiKeys;
import org.bleepline.server.keys.KeyFile;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.storage.DataFolder;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.StandardEnvironment;

/** Makes, lists and revokes API keys beside a running server, which sees the change within a second. */
public final class KeyCommand {
    private final KeyFile keys;

    /** @param data the server's data folder; that of the environment, else its default, if null */
    public KeyCommand(@Nullable Path data) {
        Path root = data == null ? ServerSettings.of(new StandardEnvironment()).dataFolder() : data;
        this.keys = new KeyFile(DataFolder.open(root).apiKeys(), Clock.systemUTC());
    }

    /** @return the key, which cannot be had again */
    public String create(@Nullable String project) {
        return keys.create(project == null ? ApiKeys.DEFAULT_PROJECT : project);
    }

    /** One line a key: its id, project and time; never the key. */
    public void list(PrintWriter out) {
        for (ApiKey key : keys.list()) {
            out.println(key.id() + "  " + key.project() + "  " + key.created());
        }
    }

    /** @return whether there was such a key */
    public boolean revoke(String id) {
        return keys.revoke(id);
    }
}
