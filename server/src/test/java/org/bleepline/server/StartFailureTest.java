package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    @Test
    void saysThatThePortIsInUse() {
        int port = TestServer.server().port();

        assertThatThrownBy(() -> TestServer.start(TestServer.newFolder(), "--port=" + port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port " + port + " is in use; choose another with --port");
    }

    @Test
    void saysThatTheDataFolderIsInUse() {
        Path data = TestServer.newFolder();
        try (KilledServer server = new KilledServer(data)) {
            server.awaitHealthy();

            assertThatThrownBy(() -> TestServer.start(data))
                    .hasMessage("another server works in this data folder; choose another with --data");
        }
    }

    @Test
    void namesTheSettingThatIsWrong() {
        assertThatThrownBy(() -> TestServer.start(TestServer.newFolder(), "--bleepline.webhooks.pause=soon"))
                .hasMessageStartingWith("the setting bleepline.webhooks");
        assertThatThrownBy(() -> TestServer.start(TestServer.newFolder(), "--bleepline.encryption.keys=short"))
                .hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> TestServer.start(TestServer.newFolder(), "--bleepline.fetch.allow=10.0.0.0/99"))
                .hasMessageContaining("bleepline.fetch.allow");
        assertThatThrownBy(() -> TestServer.start(TestServer.newFolder(), "--bleepline.models.universal-2=nothing"))
                .hasMessageContaining("there are: scripted");
        assertThatThrownBy(() -> TestServer.start(TestServer.newFolder(), "--bleepline.database.url=jdbc:mysql://a/b"))
                .hasMessageContaining("H2 or PostgreSQL");
        assertThatThrownBy(() -> TestServer.start(TestServer.newFolder(), "--volume=11"))
                .hasMessage("unknown option '--volume'");
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswer() {
        assertThatThrownBy(() -> TestServer.start(
                        TestServer.newFolder(), "--bleepline.database.url=jdbc:postgresql://127.0.0.1:1/none"))
                .hasMessageStartingWith("the database cannot be used: Connection to 127.0.0.1:1 refused");
    }
}
