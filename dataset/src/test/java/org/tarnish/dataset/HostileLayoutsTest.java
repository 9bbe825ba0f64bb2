package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred damaged sets of each layout: images, or a sentence, and nothing else. */
@Timeout(300)
class HostileLayoutsTest {
    private static final int ROUNDS = 100;

    @TempDir
    private Path temp;

    static Stream<String> sets() {
        return FieldLayoutsTest.expected().map(Object::toString);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void answersAnyDamageWithImagesOrASentence(String name) throws IOException {
        var source = FieldLayoutsTest.resource(name);
        var random = new Random(name.hashCode());
        var whole = name.endsWith(".gz") ? files(source) : Map.of("whole", Files.readAllBytes(source));
        for (var round = 0; round < ROUNDS; round++) {
            var damaged = damaged(whole, random);
            var place = damaged.containsKey("whole")
                    ? Files.write(temp.resolve("file"), damaged.get("whole"))
                    : Archives.tar(temp.resolve("tar"), damaged);
            try {
                var collection = ImageCollection.open(place);
                var seen = Seen.of(collection);
                assertThat(seen.images.size() + seen.broken.size())
                        .isEqualTo(collection.list().entries().size());
            } catch (DatasetException e) {
                assertThat(e.getMessage())
                        .as("round %s", round)
                        .contains(place.toString())
                        .hasSizeLessThan(4000);
                assertThat(e.getMessage().chars().noneMatch(Character::isISOControl))
                        .isTrue();
            }
        }
    }

    private static Map<String, byte[]> files(Path archive) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        StoredFiles.open(archive, ScanLimits.DEFAULT).forEach((name, content) -> {
            try (var stream = content.open()) {
                files.put(name, stream.readAllBytes());
            }
            return true;
        });
        return files;
    }

    /** Bytes changed, mostly near the beginning where heads are; cut off; or grown. */
    private static Map<String, byte[]> damaged(Map<String, byte[]> whole, Random random) {
        var files = new LinkedHashMap<>(whole);
        List<String> names = new ArrayList<>(files.keySet());
        var name = names.get(random.nextInt(names.size()));
        var bytes = files.get(name).clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes = Pictures.head(bytes, random.nextInt(bytes.length + 1));
            case 1 -> {
                for (var i = 0; i < 1 + random.nextInt(4) && bytes.length > 0; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }
            default -> {
                for (var i = 0; i < 1 + random.nextInt(4) && bytes.length > 0; i++) {
                    bytes[random.nextInt(Math.min(bytes.length, 200))] =
                            (byte) (random.nextBoolean() ? 0xff : random.nextInt());
                }
            }
        }
        files.put(name, bytes);
        return files;
    }
}
