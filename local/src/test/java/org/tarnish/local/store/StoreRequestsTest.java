package org.tarnish.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.local.launcher.Ports;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.StoreSettings;

class StoreRequestsTest {
    private static final Credentials OWNER = new Credentials("owner", "secret-of-the-owner");

    @TempDir
    Path folder;

    @Test
    void everyRequestCountsOnceByTheKindOfItsKey() throws Exception {
        try (var store = EmbeddedStore.start(
                        new EmbeddedStoreSettings(folder, "127.0.0.1", Ports.anyFree(), OWNER, "tarnish"));
                var client = client(store)) {
            assertThat(store.requests()).as("the store's own start").isEmpty();
            client.put("tasks/t1/claims/000001.json", new byte[10], "text/plain");
            client.putIfAbsent("tasks/t1/done.json", new byte[10], "text/plain");
            client.putIfAbsent("tasks/t1/done.json", new byte[10], "text/plain");
            client.get("tasks/t2/done.json");
            client.exists("tasks/t1/done.json");
            client.put("open/x", new byte[0], "text/plain");
            client.delete("open/x");
            client.list("tasks/");
            assertThat(client.reachable()).isTrue();
            assertThat(store.requests())
                    .containsOnly(
                            entry("tasks/claims", 1L),
                            entry("tasks/done.json", 4L),
                            entry("open", 2L),
                            entry(StoreRequests.BUCKET, 2L));
        }
    }

    @Test
    void aRequestWithoutAnIdentityIsRefusedAndNotCounted() throws Exception {
        try (var store = EmbeddedStore.start(
                        new EmbeddedStoreSettings(folder, "127.0.0.1", Ports.anyFree(), OWNER, "tarnish"));
                var client = client(store)) {
            client.put("open/x", new byte[10], "text/plain");
            var question = HttpRequest.newBuilder(URI.create(store.endpoint() + "/tarnish/open/x"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            var answer = HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(store.requests()).containsOnly(entry("open", 1L));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tasks/t/claims/000001.json, tasks/claims",
        "tasks/t/attempts/1/a/b.npy, tasks/attempts",
        "tasks/t/done.json, tasks/done.json",
        "experiments/x/report/data/rows.csv, experiments/report",
        "open/x, open",
        "archives/digits.zip, archives",
        "probe, probe",
        "'', (bucket)"
    })
    void aKindIsAKeyWithoutIds(String key, String kind) {
        assertThat(StoreRequests.kind(key)).isEqualTo(kind);
    }

    @Test
    void strangeKeysDoNotFillTheMemory() {
        var requests = new StoreRequests(OWNER, null);
        IntStream.range(0, 1_000).forEach(i -> requests.locateBlobStore("someone else", "tarnish", "strange-" + i));
        assertThat(requests.counts()).hasSizeLessThan(150);
        assertThat(requests.counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(1_000);
    }

    private static MinioObjectStore client(EmbeddedStore store) {
        return new MinioObjectStore(
                new StoreSettings(
                        store.endpoint(),
                        OWNER.accessKey(),
                        OWNER.secretKey(),
                        "tarnish",
                        "us-east-1",
                        Duration.ofSeconds(5)),
                () -> {});
    }
}
