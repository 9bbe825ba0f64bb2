package org.tarnish.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.errors.InvalidResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.machine.retry.Time;

class RetriesTest {
    private final AtomicInteger failures = new AtomicInteger();
    private final FakeTime time = new FakeTime();
    private final Retries retries =
            new Retries("http://store", Duration.ofSeconds(90), failures::incrementAndGet, time);

    /** A clock that only pauses move. */
    private static final class FakeTime implements Time {
        private final List<Long> pauses = new ArrayList<>();
        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pause(Duration pause) {
            pauses.add(pause.toMillis());
            nanos += pause.toNanos();
        }

        Duration passed() {
            return Duration.ofNanos(nanos);
        }
    }

    /** Throws any exception where the client's signatures allow it. */
    private static Retries.Call<String> failing(Exception failure) {
        return () -> {
            if (failure instanceof MinioException client) {
                throw client;
            }
            if (failure instanceof IOException network) {
                throw network;
            }
            throw (RuntimeException) failure;
        };
    }

    static Stream<Exception> formsOfABrokenNetwork() {
        return Stream.of(
                        new ConnectException("Connection refused"),
                        new SocketException("Connection reset"),
                        new SocketTimeoutException("timeout"),
                        new EOFException("\\n not found: limit=0 content=..."),
                        new ProtocolException("unexpected end of stream"),
                        new UnknownHostException("store.invalid"),
                        new SSLException("Connection reset"))
                .flatMap(network -> Stream.of(
                        network,
                        new IllegalStateException(network),
                        new CompletionException(network),
                        new RuntimeException(new ExecutionException(network)),
                        new UncheckedIOException(network),
                        new MinioException(network),
                        new IllegalStateException(new CompletionException(new MinioException(network)))));
    }

    @ParameterizedTest
    @MethodSource("formsOfABrokenNetwork")
    void everyFormOfABrokenNetworkIsOutlastedForAsLongAsPatienceLasts(Exception failure) {
        assertThatThrownBy(() -> retries.call("get a", failing(failure)))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageStartingWith("the object store at http://store did not get a within 90 s (")
                .hasMessageEndingWith("); is it running and reachable?")
                .hasCause(failure);
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 507})
    void anAnswerThatMayChangeIsAskedForAgain(int status) {
        assertThatThrownBy(() -> retries.call("stat a", failing(new ServerException("failed", status, ""))))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("(HTTP status " + status + ")");
        assertThatThrownBy(() -> retries.call("get a", failing(page(status))))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("(HTTP status " + status + " with a page of type text/html");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 411, 501, 505})
    void anAnswerThatWillNotChangeIsARefusalAtOnceInOneSentence(int status) {
        assertThatThrownBy(() -> retries.call("get a", failing(page(status))))
                .isInstanceOf(StoreRefused.class)
                .hasMessage("the object store at http://store refused to get a: HTTP status " + status
                        + " with a page of type text/html, which no object store sends");
        assertThat(time.pauses).isEmpty();
        assertThat(failures).hasValue(1);
    }

    private static MinioException page(int status) {
        return new InvalidResponseException(
                status, "text/html; charset=utf-8", "<html>\n<h1>Sorry</h1>\nResponse code: 200", "");
    }

    static Stream<RuntimeException> faultsOfOurOwn() {
        return Stream.of(
                new IllegalArgumentException("severity must be in 1..5, was 0"),
                new NullPointerException(),
                new IllegalStateException("without a cause"),
                new IllegalStateException(new IllegalArgumentException("region must be x")),
                new MissingObject("a"));
    }

    @ParameterizedTest
    @MethodSource("faultsOfOurOwn")
    void aFaultOfOurOwnIsThrownAsItIs(RuntimeException fault) {
        assertThatThrownBy(() -> retries.call("get a", failing(fault))).isSameAs(fault);
        assertThat(time.pauses).isEmpty();
        assertThat(failures).hasValue(0);
    }

    @Test
    void aStoreThatIsAwayForHalfAMinuteIsOutlasted() {
        var content = retries.call("get a", () -> {
            if (time.passed().toSeconds() < 30) {
                throw new IllegalStateException(new ConnectException("Connection refused"));
            }
            return "content";
        });
        assertThat(content).isEqualTo("content");
        assertThat(time.passed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(36));
        assertThat(failures.get()).isEqualTo(time.pauses.size());
    }

    @Test
    void pausesGrowToABoundAndTheLastEndsWithPatience() {
        assertThatThrownBy(() -> retries.call("get a", failing(new ConnectException("Connection refused"))))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(time.pauses).startsWith(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
        assertThat(time.pauses.get(time.pauses.size() - 1)).isLessThan(5000L);
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aThreadThatIsInterruptedWaitsNoLonger() {
        var impatient = new Retries("http://store", Duration.ofDays(1), () -> {}, new Time() {
            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public void pause(Duration pause) throws InterruptedException {
                throw new InterruptedException();
            }
        });
        assertThatThrownBy(() -> impatient.call("get a", failing(new ConnectException("Connection refused"))))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFullDiskIsNoStoreThatIsAway() {
        var full = Path.of("/dev/full");
        assertThatThrownBy(() -> retries.call("get a", () -> {
                    try (var file = LocalFile.writing(full)) {
                        file.write(new byte[1000]);
                    }
                    return null;
                }))
                .isInstanceOf(DiskFull.class)
                .hasMessageStartingWith("cannot get a: no room is left on the disk ")
                .hasMessageEndingWith(", which holds /dev/full; free some, or name a folder on another disk");
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void theStoresOwnFullDiskIsNotOurs() {
        assertThatThrownBy(() -> retries.call(
                        "put a", failing(new MinioException(new IOException("Broken pipe: No space left on device")))))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void aLocalFileThatCannotBeReadIsNoStoreThatIsAway() {
        assertThatThrownBy(
                        () -> retries.call("put a", failing(new MinioException(new NoSuchFileException("/gone/file")))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot put a with the local file /gone/file: NoSuchFileException");
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void aPageOfAnotherServerStaysOneSentence() {
        assertThat(Trouble.of(new IOException("line\n  after\r\nline " + "x".repeat(5000))))
                .isInstanceOfSatisfying(Trouble.Passing.class, passing -> assertThat(passing.words())
                        .startsWith("line after line x")
                        .hasSizeLessThan(310));
    }
}
