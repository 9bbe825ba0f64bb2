package org.tarnish.machine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingFileTest {
    private static final URI ADDRESS = URI.create("http://host/a");
    private static final Sought SOUGHT = new Sought("archive", "copy it");

    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsNoTroubleOfTheNetwork() throws IOException {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "skipped: this system has no /dev/full");
        try (var file = new IncomingFile(ADDRESS, SOUGHT, full, 1_000)) {
            var body = body(file, Map.of());
            body.onNext(List.of(ByteBuffer.wrap(new byte[10])));
            assertThat(body.getBody().toCompletableFuture())
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(FileSystemException.class)
                    .withMessageContaining("is the disk full?");
        }
    }

    @Test
    void whatIsAnnouncedAsTooLargeIsRefusedBeforeAnyOfItCame() throws IOException {
        try (var file = file()) {
            var body = body(file, Map.of("Content-Length", List.of("1001")));
            assertThat(body.getBody().toCompletableFuture())
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(FetchRefused.class)
                    .withMessage("the archive at http://host/a is larger than 1000 bytes");
            assertThat(file.bytes()).isZero();
        }
    }

    @Test
    void whatAnEarlierAnswerStillSendsIsNotTaken() throws IOException {
        try (var file = file()) {
            var late = body(file, Map.of("ETag", List.of("\"1\"")));
            late.onNext(List.of(ByteBuffer.wrap(new byte[10])));
            file.leave();
            late.onNext(List.of(ByteBuffer.wrap(new byte[20])));

            assertThat(file.bytes()).isEqualTo(10);
            assertThat(late.getBody().toCompletableFuture()).isCompletedExceptionally();
        }
    }

    @Test
    void onlyTheRestIsAskedForWhereTheServerTellsFilesApart() throws IOException {
        try (var file = file()) {
            body(file, Map.of("ETag", List.of("\"1\""))).onNext(List.of(ByteBuffer.wrap(new byte[10])));
            var request = HttpRequest.newBuilder(ADDRESS);
            file.ask(request);
            assertThat(request.build().headers().map())
                    .containsEntry("Range", List.of("bytes=10-"))
                    .containsEntry("If-Range", List.of("\"1\""));
        }
        for (var untold : List.<Map<String, List<String>>>of(Map.of(), Map.of("ETag", List.of("W/\"1\"")))) {
            try (var file = file()) {
                body(file, untold).onNext(List.of(ByteBuffer.wrap(new byte[10])));
                var request = HttpRequest.newBuilder(ADDRESS);
                file.ask(request);
                assertThat(request.build().headers().map()).isEmpty();
            }
        }
    }

    private IncomingFile file() throws IOException {
        return new IncomingFile(ADDRESS, SOUGHT, Files.createTempFile(folder, "in", ".part"), 1_000);
    }

    private static BodySubscriber<Void> body(IncomingFile file, Map<String, List<String>> headers) {
        var body = file.body(file.ask(HttpRequest.newBuilder(ADDRESS)), answer(headers))
                .orElseThrow();
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        });
        return body;
    }

    private static ResponseInfo answer(Map<String, List<String>> headers) {
        return new ResponseInfo() {
            @Override
            public int statusCode() {
                return 200;
            }

            @Override
            public HttpHeaders headers() {
                return HttpHeaders.of(headers, (name, value) -> true);
            }

            @Override
            public HttpClient.Version version() {
                return HttpClient.Version.HTTP_1_1;
            }
        };
    }
}
