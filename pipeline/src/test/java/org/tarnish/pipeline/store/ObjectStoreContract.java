package org.tarnish.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every object store promises. */
public abstract class ObjectStoreContract {
    private static final int RACERS = 32;
    private static final int RACES = 20;
    private static final int MORE_THAN_A_PAGE = 1_100;
    private static final int MORE_THAN_A_PART = 12 << 20;

    @TempDir
    Path folder;

    /** A store with an empty bucket. */
    protected abstract ObjectStore store();

    private void put(String key, String content) {
        store().put(key, bytes(content), "text/plain");
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise(int size) {
        var noise = new byte[size];
        new Random(7).nextBytes(noise);
        return noise;
    }

    @Test
    void theBucketCanBeMadeAnyNumberOfTimesAndKeepsItsObjects() {
        put("a", "content");
        store().makeBucket();
        store().makeBucket();
        assertThat(store().reachable()).isTrue();
        assertThat(store().exists("a")).isTrue();
    }

    @Test
    void whatIsPutIsThere() {
        put("a/b.json", "content");
        assertThat(store().get("a/b.json")).hasValue(bytes("content"));
        assertThat(store().exists("a/b.json")).isTrue();
        assertThat(store().get("a/c.json")).isEmpty();
        assertThat(store().exists("a/c.json")).isFalse();
    }

    @Test
    void aSecondPutReplacesTheFirst() throws IOException {
        put("a", "first, and longer");
        put("a", "second");
        assertThat(store().get("a")).hasValue(bytes("second"));

        store().put("a", Files.writeString(folder.resolve("file"), "third"), "text/plain");
        assertThat(store().get("a")).hasValue(bytes("third"));
    }

    @Test
    void anObjectMayBeEmpty() throws IOException {
        put("empty", "");
        store().put("empty-file", Files.createFile(folder.resolve("file")), "text/plain");
        assertThat(store().putIfAbsent("empty-first", new byte[0], "text/plain"))
                .isTrue();
        assertThat(store().putIfAbsent("empty-first", new byte[0], "text/plain"))
                .isFalse();

        for (var key : List.of("empty", "empty-file", "empty-first")) {
            assertThat(store().get(key)).hasValue(new byte[0]);
            assertThat(store().stat(key).orElseThrow().bytes()).isZero();
        }
        store().download("empty", folder.resolve("copy"));
        assertThat(folder.resolve("copy")).isEmptyFile();
    }

    @Test
    void keysMayHaveAllCharactersThatPartsOfKeysMay() {
        var characters = new StringBuilder();
        for (char c = ' '; c <= '~'; c++) {
            if (Keys.isSegment("a" + c)) {
                characters.append(c);
            }
        }
        var keys = new ArrayList<>(List.of(
                Keys.probe("a" + characters), Keys.probe("x".repeat(200)), Keys.probe("a..b"), Keys.probe("a.-_")));
        keys.forEach(key -> put(key, key));

        for (var key : keys) {
            assertThat(store().get(key)).hasValue(bytes(key));
            assertThat(store().putIfAbsent(key, bytes("other"), "text/plain")).isFalse();
        }
        keys.sort(null);
        assertThat(store().list("")).containsExactlyElementsOf(keys);
        keys.forEach(key -> store().delete(key));
        assertThat(store().list("")).isEmpty();
    }

    @Test
    void ofManyConditionalPutsOfOneObjectExactlyOneSucceeds() throws Exception {
        var racers = Executors.newFixedThreadPool(RACERS);
        var line = new CyclicBarrier(RACERS);
        try {
            var races = IntStream.range(0, RACERS)
                    .<Callable<List<Boolean>>>mapToObj(racer -> () -> {
                        var won = new ArrayList<Boolean>();
                        for (int race = 0; race < RACES; race++) {
                            line.await();
                            won.add(store().putIfAbsent("race-" + race, bytes("racer " + racer), "text/plain"));
                        }
                        return won;
                    })
                    .toList();
            var results = new ArrayList<List<Boolean>>();
            for (var result : racers.invokeAll(races)) {
                results.add(result.get());
            }
            for (int race = 0; race < RACES; race++) {
                int number = race;
                var winners = IntStream.range(0, RACERS)
                        .filter(racer -> results.get(racer).get(number))
                        .boxed()
                        .toList();
                assertThat(winners).as("winners of race %s", race).hasSize(1);
                assertThat(store().get("race-" + race)).hasValue(bytes("racer " + winners.get(0)));
            }
        } finally {
            racers.shutdownNow();
        }
    }

    @Test
    void aConditionalPutOfALargeObjectIsConditionalToo() {
        assertThat(store().putIfAbsent("large", noise(MORE_THAN_A_PART), "text/plain"))
                .isTrue();
        assertThat(store().putIfAbsent("large", new byte[MORE_THAN_A_PART], "text/plain"))
                .isFalse();
        assertThat(store().get("large")).hasValue(noise(MORE_THAN_A_PART));
    }

    @Test
    void whatWasDeletedCanBePutConditionallyAgain() {
        assertThat(store().putIfAbsent("a", bytes("1"), "text/plain")).isTrue();
        store().delete("a");
        assertThat(store().putIfAbsent("a", bytes("2"), "text/plain")).isTrue();
        assertThat(store().get("a")).hasValue(bytes("2"));
    }

    @Test
    void listsMoreThanAPageOfKeysInAscendingOrder() throws Exception {
        var writers = Executors.newFixedThreadPool(RACERS);
        var keys = IntStream.range(0, MORE_THAN_A_PAGE)
                .mapToObj(number -> String.format("many/%05d", number))
                .toList();
        try {
            var puts = keys.stream()
                    .<Callable<Void>>map(key -> () -> {
                        put(key, key);
                        return null;
                    })
                    .toList();
            for (var put : writers.invokeAll(puts)) {
                put.get();
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(store().list("many/")).isEqualTo(keys);
        assertThat(store().objects("many/")).extracting(StoredObject::key).isEqualTo(keys);
        assertThat(store().folders("")).containsExactly("many");
    }

    @Test
    void aPrefixMayBeginOthers() {
        for (var key : List.of("tasks/a/1", "tasks/ab/1", "tasks/a-b/1", "tasks/a.b", "tasks/a/b/c", "other")) {
            put(key, key);
        }
        assertThat(store().list("tasks/a/")).containsExactly("tasks/a/1", "tasks/a/b/c");
        assertThat(store().list("tasks/a"))
                .containsExactly("tasks/a-b/1", "tasks/a.b", "tasks/a/1", "tasks/a/b/c", "tasks/ab/1");
        assertThat(store().list("tasks/a/1")).containsExactly("tasks/a/1");
        assertThat(store().list("tasks/b")).isEmpty();
        assertThat(store().list("nowhere/")).isEmpty();
    }

    @Test
    void foldersAreThoseRightBelowAPrefix() {
        for (var key : List.of("tasks/b/1", "tasks/a/1/2", "tasks/a/3", "tasks/a-c/1", "tasks/file", "tasksother/x")) {
            put(key, key);
        }
        assertThat(store().folders("tasks/")).containsExactlyInAnyOrder("a", "a-c", "b");
        assertThat(store().folders("tasks/a/")).containsExactly("1");
        assertThat(store().folders("tasks/b/")).isEmpty();
        assertThat(store().folders("nowhere/")).isEmpty();
    }

    @Test
    void foldersAreInAscendingOrder() {
        for (var key : List.of("t/a/1", "t/a-c/1", "t/a.c/1", "t/ab/1", "t/B/1")) {
            put(key, key);
        }
        assertThat(store().folders("t/")).containsExactly("B", "a", "a-c", "a.c", "ab");
    }

    @Test
    void aFolderIsGoneWithItsLastObject() {
        put("tasks/a/1", "1");
        store().delete("tasks/a/1");
        assertThat(store().folders("tasks/")).isEmpty();
        assertThat(store().list("")).isEmpty();
    }

    @Test
    void saysSizeAndTimeOfObjects() {
        put("sized/a", "four");
        put("sized/b", "");

        var listed = store().objects("sized/");

        assertThat(listed).extracting(StoredObject::key).containsExactly("sized/a", "sized/b");
        assertThat(listed).extracting(StoredObject::bytes).containsExactly(4L, 0L);
        var stat = store().stat("sized/a").orElseThrow();
        assertThat(stat.key()).isEqualTo("sized/a");
        assertThat(stat.bytes()).isEqualTo(4);
        // A list may give fractions of a second where the answer about one object gives whole ones.
        assertThat(Duration.between(stat.written(), listed.get(0).written()).abs())
                .isLessThan(Duration.ofSeconds(1));
        assertThat(store().stat("sized/c")).isEmpty();
        assertThat(store().objects("nowhere/")).isEmpty();
    }

    @Test
    void theAgeOfWhatWasJustWrittenIsSmallAndNeverNegative() {
        put("a", "content");
        assertThat(store().age("a").orElseThrow()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(store().age("b")).isEmpty();
    }

    @Test
    void whatIsNotThereCanBeDeleted() {
        store().delete("nowhere/a");
        put("a", "content");
        store().delete("a");
        store().delete("a");
        assertThat(store().exists("a")).isFalse();
    }

    @Test
    void downloadsALargeObjectWhole() throws IOException {
        var content = noise(MORE_THAN_A_PART);
        store().put("large", Files.write(folder.resolve("source"), content), "application/octet-stream");

        store().download("large", folder.resolve("new/folder/copy"));

        assertThat(folder.resolve("new/folder/copy")).hasBinaryContent(content);
        assertThat(folder.resolve("new/folder")).isDirectoryContaining(file -> file.endsWith("copy"));
        assertThat(store().stat("large").orElseThrow().bytes()).isEqualTo(MORE_THAN_A_PART);
        assertThat(store().get("large")).hasValue(content);
    }

    @Test
    void aDownloadReplacesTheFileThatIsThere() throws IOException {
        put("a", "new");
        var file = Files.writeString(folder.resolve("copy"), "old, and longer");
        store().download("a", file);
        assertThat(file).hasContent("new");
        assertThat(folder.toFile().list()).containsExactly("copy");
    }

    @Test
    void aDownloadOfNothingLeavesNothing() throws IOException {
        var file = Files.writeString(folder.resolve("copy"), "old");
        assertThatThrownBy(() -> store().download("gone", file))
                .isInstanceOf(MissingObject.class)
                .hasMessageContaining("'gone'");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("copy");
    }

    @Test
    void aFileThatIsNotThereCannotBePut() {
        assertThatThrownBy(() -> store().put("a", folder.resolve("gone"), "text/plain"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone");
        assertThat(store().exists("a")).isFalse();
    }
}
