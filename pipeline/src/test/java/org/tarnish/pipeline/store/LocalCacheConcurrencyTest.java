package org.tarnish.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.fake.InMemoryObjectStore;

/** Threads that fetch more than the folder may hold, while files go under their hands. */
class LocalCacheConcurrencyTest {
    private static final int THREADS = 8;
    private static final int MANY = 16;
    private static final int FETCHES = 300;
    private static final int OBJECTS = 24;
    private static final int SIZE = 1_000;
    private static final int ROOM = 4;

    @TempDir
    Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    private record Known(String key, byte[] content, String hash) {}

    private Known stored(int number) {
        var content = new byte[SIZE];
        new Random(number).nextBytes(content);
        store.put("object-" + number, content, "application/octet-stream");
        return new Known("object-" + number, content, Sha256.of(content));
    }

    @Test
    void everyFetchGivesTheRightContentAndTheFolderKeepsItsBound() throws Exception {
        var objects = IntStream.range(0, OBJECTS).mapToObj(this::stored).toList();
        var cache = new LocalCache(store, folder, ROOM * SIZE);
        var threads = Executors.newFixedThreadPool(THREADS);
        var gone = 0;
        try {
            var tasks = IntStream.range(0, THREADS)
                    .<Callable<Integer>>mapToObj(thread -> () -> fetch(cache, objects, new Random(thread)))
                    .toList();
            for (var done : threads.invokeAll(tasks)) {
                gone += done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(gone).as("files removed between fetch and use").isLessThan(THREADS * FETCHES / 2);
        // Room is made before an object arrives, so each thread may have added one beyond the bound.
        assertThat(sizes()).as("left in the folder").hasSizeBetween(1, ROOM + THREADS);
        assertThat(sizes()).as("whole objects alone").containsOnly((long) SIZE);

        cache.fetch(objects.get(0).key(), objects.get(0).hash());
        Files.deleteIfExists(folder.resolve(objects.get(0).hash()));
        cache.fetch(objects.get(0).key(), objects.get(0).hash());
        assertThat(sizes()).as("after a fetch on its own").hasSizeLessThanOrEqualTo(ROOM + 1);
    }

    /** Fetches and reads. Eight threads want more than there is room for: what went before it was opened comes again. */
    private static int fetch(LocalCache cache, List<Known> objects, Random random) throws IOException {
        int gone = 0;
        for (int i = 0; i < FETCHES; i++) {
            var wanted = objects.get(random.nextInt(objects.size()));
            while (true) {
                try {
                    assertThat(Files.readAllBytes(cache.fetch(wanted.key(), wanted.hash())))
                            .isEqualTo(wanted.content());
                    break;
                } catch (NoSuchFileException e) {
                    assertThat(e.getFile()).endsWith(wanted.hash());
                    gone++;
                }
            }
        }
        return gone;
    }

    @Test
    @Timeout(60)
    void threadsThatWantTheSameObjectShareOneDownloadAndNobodySeesHalfOfIt() throws Exception {
        var wanted = stored(1);
        var cache = new LocalCache(store, folder, ROOM * SIZE);
        var downloads = new AtomicInteger();
        var seenHalfway = new ConcurrentLinkedQueue<String>();
        var crowd = new Crowd<>(MANY, thread -> Files.readAllBytes(cache.fetch(wanted.key(), wanted.hash())));
        store.halfwayThroughDownloads(() -> {
            // Whoever is not kept waiting by now downloads, too, and is counted.
            if (downloads.incrementAndGet() == 1) {
                crowd.awaitOthersAtRest();
                seenHalfway.addAll(names());
            }
        });

        assertThat(crowd.results()).hasSize(MANY).allSatisfy(content -> assertThat(content)
                .isEqualTo(wanted.content()));
        assertThat(downloads).as("downloads").hasValue(1);
        assertThat(seenHalfway).isNotEmpty().doesNotContain(wanted.hash());
        assertThat(names()).containsExactly(wanted.hash());
    }

    @Test
    @Timeout(60)
    void whatIsBeingReadIsReadToItsEndWhileOthersTakeItsRoom() throws Exception {
        int half = MANY / 2;
        var objects = IntStream.range(0, MANY).mapToObj(this::stored).toList();
        var last = stored(MANY);
        var cache = new LocalCache(store, folder, half * SIZE);
        var opened = new CountDownLatch(half);
        var gone = new CountDownLatch(1);
        // The last one makes all the room that the others took when they came at the same time.
        var others = new CyclicBarrier(half, () -> cache.fetch(last.key(), last.hash()));
        var crowd = new Crowd<>(MANY, thread -> {
            var wanted = objects.get(thread);
            if (thread >= half) {
                opened.await();
                cache.fetch(wanted.key(), wanted.hash());
                others.await();
                gone.countDown();
                return wanted.content();
            }
            try (var open = Files.newInputStream(cache.fetch(wanted.key(), wanted.hash()))) {
                var content = new ByteArrayOutputStream();
                content.write(open.readNBytes(half));
                opened.countDown();
                gone.await();
                open.transferTo(content);
                return content.toByteArray();
            }
        });

        var contents = crowd.results();

        for (int i = 0; i < half; i++) {
            assertThat(contents.get(i)).isEqualTo(objects.get(i).content());
            assertThat(names()).doesNotContain(objects.get(i).hash());
        }
    }

    @Test
    void aFileThatIsOpenStaysReadableAfterItsRemoval() throws IOException {
        var first = stored(1);
        var cache = new LocalCache(store, folder, SIZE - 1);
        try (var open = Files.newInputStream(cache.fetch(first.key(), first.hash()))) {
            var second = stored(2);
            cache.fetch(second.key(), second.hash());
            assertThat(folder.resolve(first.hash())).doesNotExist();
            assertThat(open.readAllBytes()).isEqualTo(first.content());
        }
    }

    private List<String> names() {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Long> sizes() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.toFile().length()).toList();
        }
    }
}
