package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back. */
class OutageTest {
    @Test
    void finishesWhatWasUnderWayWhenTheDatabaseIsBack() throws IOException {
        try (Line line = new Line(TestPostgres.port());
                BleeplineServer server = TestServer.start(
                        TestServer.newFolder(),
                        "--bleepline.database.url=jdbc:postgresql://127.0.0.1:" + line.port() + "/"
                                + TestPostgres.newDatabase() + "?user=postgres&socketTimeout=2&connectTimeout=1",
                        "--bleepline.database.patience=1s")) {
            Client client = new Client(server.url(), TestServer.KEY);
            String upload = client.upload(SpokenWav.saying("GATE then."));
            String id = client.submit(upload, "").path("id").asString();
            while (!client.get("/v2/transcript/" + id)
                    .json()
                    .path("status")
                    .asString()
                    .equals("processing")) {
                Client.pause();
            }

            line.cut();
            Client.Answer during = client.get("/v2/transcript/" + id);
            Client.Answer ready = client.get("/ready");
            ScriptedEngine.openGate();
            client.get("/v2/transcript/" + id);
            line.mend();

            assertThat(during.status()).isEqualTo(503);
            assertThat(during.error()).isEqualTo("Service temporarily unavailable");
            assertThat(ready.status()).isEqualTo(503);
            Eventually.holds(() ->
                    assertThat(client.get("/v2/transcript/" + id).status()).isEqualTo(200));
            assertThat(client.await(id).path("text").asString()).isEqualTo("GATE then.");
            assertThat(client.transcribe("And on.", "").path("text").asString()).isEqualTo("And on.");
        }
    }
}
