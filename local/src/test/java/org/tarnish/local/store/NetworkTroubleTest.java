package org.tarnish.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.local.store.FaultyProxy.Fault;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreRefused;
import org.tarnish.pipeline.store.StoreUnavailable;

/** What callers see of a network that fails: nothing while it lasts a short time, and one type of exception after that. */
class NetworkTroubleTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final int LARGE = 1 << 20;
    private static final String TEXT = "text/plain";

    private static final Duration MOMENT = Duration.ofMillis(1000);
    private static final int MORE_THAN_A_PAGE = 1_001;

    @TempDir
    static Path objects;

    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static EmbeddedStore server;
    private static MinioObjectStore direct;
    private static FaultyProxy proxy;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = TestStore.start(objects);
        proxy = new FaultyProxy(server.endpoint());
        direct = TestStore.client(server.endpoint(), LONG, LONG, () -> {});
        direct.put("small", bytes("content"), TEXT);
        direct.put("large", noise(), TEXT);
        IntStream.range(0, MORE_THAN_A_PAGE).parallel().forEach(i -> direct.put("paged/" + i, new byte[0], TEXT));
    }

    @AfterAll
    static void stop() throws IOException {
        direct.close();
        proxy.close();
        server.close();
    }

    @BeforeEach
    void heal() throws IOException {
        proxy.heal();
        FAILURES.set(0);
    }

    /** Attempts end after a second of silence if silence is tried, else the machine may be as slow as it likes. */
    private static MinioObjectStore client(Duration patience, Fault fault) {
        return TestStore.client(
                proxy.endpoint(), patience, fault == Fault.SILENCE ? MOMENT : LONG, FAILURES::incrementAndGet);
    }

    private static MinioObjectStore client(Duration patience) {
        return client(patience, Fault.NONE);
    }

    private static void assertFailures(Fault fault) {
        if (fault == Fault.SILENCE) {
            // A slow machine may be silent by itself.
            assertThat(FAILURES).hasPositiveValue();
        } else {
            assertThat(FAILURES).hasValue(1);
        }
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise() {
        var noise = new byte[LARGE];
        new Random(5).nextBytes(noise);
        return noise;
    }

    /** A call to a store. */
    @FunctionalInterface
    private interface Use {
        Object of(ObjectStore store, Path folder) throws IOException;
    }

    private static Map<String, Use> uses() {
        var uses = new TreeMap<String, Use>();
        uses.put("makeBucket", (store, folder) -> {
            store.makeBucket();
            return true;
        });
        uses.put("get", (store, folder) -> store.get("small").isPresent());
        uses.put("get of nothing", (store, folder) -> store.get("nothing").isEmpty());
        uses.put("put", (store, folder) -> {
            store.put("put", bytes("content"), TEXT);
            return Arrays.equals(direct.get("put").orElseThrow(), bytes("content"));
        });
        uses.put("put of a file", (store, folder) -> {
            store.put("put", Files.write(folder.resolve("file"), noise()), TEXT);
            return Arrays.equals(direct.get("put").orElseThrow(), noise());
        });
        uses.put("putIfAbsent", (store, folder) -> {
            direct.delete("conditional");
            return store.putIfAbsent("conditional", bytes("own"), TEXT);
        });
        uses.put("putIfAbsent of what is there", (store, folder) -> !store.putIfAbsent("small", bytes("own"), TEXT));
        uses.put("exists", (store, folder) -> store.exists("small") && !store.exists("nothing"));
        uses.put("stat", (store, folder) -> store.stat("large").orElseThrow().bytes() == LARGE);
        uses.put("age", (store, folder) -> store.age("small").isPresent());
        uses.put("download", (store, folder) -> {
            store.download("large", folder.resolve("copy"));
            return Arrays.equals(Files.readAllBytes(folder.resolve("copy")), noise());
        });
        uses.put("list", (store, folder) -> store.list("small").size() == 1);
        uses.put("objects", (store, folder) -> store.objects("large").get(0).bytes() == LARGE);
        uses.put("folders", (store, folder) -> store.folders("nothing/").isEmpty());
        uses.put("delete", (store, folder) -> {
            direct.put("old", bytes("content"), TEXT);
            store.delete("old");
            return !direct.exists("old");
        });
        return uses;
    }

    static Stream<Arguments> everyUseAndFault() {
        return uses().keySet().stream().flatMap(use -> Stream.of(Fault.values())
                .filter(fault -> fault != Fault.NONE && fault != Fault.LOST)
                .map(fault -> Arguments.of(use, fault)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyUseAndFault")
    void everyCallOutlastsAFaultThatEnds(String use, Fault fault) throws IOException {
        proxy.next(fault, 20);
        try (var store = client(LONG, fault)) {
            assertThat(uses().get(use).of(store, folder)).isEqualTo(true);
        }
        assertFailures(fault);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyUseAndFault")
    void everyCallSaysThatTheStoreIsUnavailableWhenAFaultDoesNotEnd(String use, Fault fault) {
        proxy.always(fault, 20);
        try (var store = client(SHORT, fault)) {
            assertThatThrownBy(() -> uses().get(use).of(store, folder))
                    .isExactlyInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining(proxy.endpoint() + " did not ")
                    .message()
                    .doesNotContain("\n");
        }
        assertThat(FAILURES).hasPositiveValue();
    }

    static Stream<String> everyUse() {
        return uses().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("everyUse")
    void everyCallOutlastsAStoreThatRefusesConnectionsForATime(String use) throws IOException {
        try (var store = TestStore.client(proxy.endpoint(), LONG, LONG, NetworkTroubleTest::admitAfterTwoFailures)) {
            assertThat(store.exists("small")).isTrue();
            proxy.refuse();
            assertThat(uses().get(use).of(store, folder)).isEqualTo(true);
        }
        assertThat(FAILURES.get()).isGreaterThanOrEqualTo(2);
    }

    private static void admitAfterTwoFailures() {
        if (FAILURES.incrementAndGet() == 2) {
            try {
                proxy.admit();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyUse")
    void everyCallSaysThatAStoreThatRefusesConnectionsIsUnavailable(String use) throws IOException {
        proxy.refuse();
        try (var store = client(SHORT)) {
            assertThatThrownBy(() -> uses().get(use).of(store, folder)).isExactlyInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void aNameThatNobodyResolvesIsAStoreThatIsUnavailable() {
        try (var store = TestStore.client("http://store.invalid:9000", SHORT, LONG, () -> {})) {
            assertThatThrownBy(() -> store.get("small"))
                    .isExactlyInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("store.invalid");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"RESET_ANSWER", "CUT_ANSWER"})
    void aBodyThatBreaksOffIsReadAgainFromItsBeginning(Fault fault) throws IOException {
        proxy.next(fault, LARGE / 2, 2);
        proxy.next(Fault.NONE, 0);
        proxy.next(fault, LARGE / 2, 2);
        try (var store = client(LONG)) {
            assertThat(store.get("large")).hasValue(noise());
            assertThat(FAILURES).hasValue(2);
            store.download("large", folder.resolve("copy"));
            assertThat(FAILURES).hasValue(4);
        }
        assertThat(folder.resolve("copy")).hasBinaryContent(noise());
        assertThat(folder.toFile().list()).containsExactly("copy");
    }

    @Test
    void aDownloadThatBreaksOffForGoodLeavesTheOldFile() throws IOException {
        proxy.always(Fault.CUT_ANSWER, LARGE / 2);
        var file = Files.writeString(folder.resolve("copy"), "old");
        try (var store = client(SHORT)) {
            assertThatThrownBy(() -> store.download("large", file)).isExactlyInstanceOf(StoreUnavailable.class);
        }
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("copy");
    }

    @Test
    void aFileWhosePutBreaksOffIsPutAgainWhole() throws IOException {
        proxy.next(Fault.RESET_REQUEST, LARGE / 2, 2);
        try (var store = client(LONG)) {
            store.put("put", Files.write(folder.resolve("file"), noise()), TEXT);
        }
        assertThat(direct.get("put")).hasValue(noise());
        assertThat(FAILURES).hasValue(2);
    }

    @Test
    void aPutThatBreaksOffForGoodLeavesTheOldObject() throws IOException {
        direct.put("kept", bytes("old"), TEXT);
        proxy.always(Fault.RESET_REQUEST, LARGE / 2);
        try (var store = client(SHORT)) {
            assertThatThrownBy(() -> store.put("kept", noise(), TEXT)).isExactlyInstanceOf(StoreUnavailable.class);
        }
        assertThat(direct.get("kept")).hasValue(bytes("old"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"RESET_ANSWER", "CUT_ANSWER", "SILENCE", "BUSY"})
    void aListWhoseSecondPageFailsIsWhole(Fault fault) {
        proxy.next(Fault.NONE, 0);
        proxy.next(fault, 400);
        try (var store = client(LONG, fault)) {
            assertThat(store.list("paged/")).hasSize(MORE_THAN_A_PAGE).doesNotHaveDuplicates();
        }
        assertFailures(fault);
        assertThat(proxy.requests()).isGreaterThanOrEqualTo(4);

        proxy.next(Fault.NONE, 0);
        proxy.always(fault, 400);
        try (var store = client(SHORT, fault)) {
            assertThatThrownBy(() -> store.objects("paged/")).isExactlyInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void aConditionalPutWhoseAnswerWasLostKnowsItsOwnObject() {
        proxy.next(Fault.RESET_ANSWER, 0, 2);
        try (var store = client(LONG)) {
            assertThat(store.putIfAbsent("lost-answer", bytes("own"), TEXT)).isTrue();
            assertThat(FAILURES).hasValue(2);
            assertThat(store.putIfAbsent("lost-answer", bytes("own"), TEXT))
                    .as("a later call with the same content")
                    .isFalse();
        }
    }

    @Test
    void aConditionalPutWhoseRequestWasLostFindsThatAnotherWon() {
        direct.delete("lost-request");
        proxy.next(Fault.RESET_REQUEST, 100);
        try (var store = TestStore.client(
                proxy.endpoint(), LONG, LONG, () -> direct.put("lost-request", bytes("another's"), TEXT))) {
            assertThat(store.putIfAbsent("lost-request", bytes("own"), TEXT)).isFalse();
        }
        assertThat(direct.get("lost-request")).hasValue(bytes("another's"));
    }

    @Test
    void aConditionalPutThatABusyStoreTurnedAwayIsNotTakenForDone() {
        direct.delete("busy");
        proxy.next(Fault.BUSY, 0);
        try (var store =
                TestStore.client(proxy.endpoint(), LONG, LONG, () -> direct.put("busy", bytes("the same"), TEXT))) {
            assertThat(store.putIfAbsent("busy", bytes("the same"), TEXT)).isFalse();
        }
    }

    @Test
    void aPageOfAnotherServerIsARefusalInOneSentence() {
        proxy.always(Fault.LOST, 0);
        try (var store = client(LONG)) {
            assertThatThrownBy(() -> store.get("small"))
                    .isExactlyInstanceOf(StoreRefused.class)
                    .hasMessage("the object store at " + proxy.endpoint()
                            + " refused to get small: HTTP status 404 with a page of type text/html, which no object"
                            + " store sends");
        }
    }

    @Test
    void aStoreThatHangsIsNotReachableAndSaysSoWithoutRetrying() {
        proxy.always(Fault.SILENCE, 0);
        try (var store = client(LONG)) {
            assertThat(store.reachable()).isFalse();
        }
        assertThat(proxy.requests()).isEqualTo(1);
    }

    @Test
    void connectionsThatWereKeptOpenAndResetMeanwhileDoNoHarm() throws IOException {
        try (var store = client(LONG)) {
            assertThat(store.exists("small")).isTrue();
            proxy.refuse();
            proxy.admit();
            assertThatCode(() -> store.put("put", bytes("content"), TEXT)).doesNotThrowAnyException();
        }
    }
}
