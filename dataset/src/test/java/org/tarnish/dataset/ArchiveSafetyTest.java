package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveSafetyTest {
    private static final ArchiveLimits SMALL = new ArchiveLimits(3, 1000, 20, 50_000, 10_000);

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"../cat/1.png", "a/../../cat/1.png", "/etc/cat/1.png", "C:\\cat\\1.png", "..\\cat\\1.png"})
    void refusesNamesThatEscape(String name) throws IOException {
        var files = Map.of(name, Pictures.png(0));

        for (var archive :
                new Path[] {Archives.tar(temp.resolve("a.tar"), files), Archives.zip(temp.resolve("a.zip"), files)}) {
            assertRefused(archive).hasMessageContaining(archive.toString()).hasMessageContaining("its entry '");
        }
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_CHR, TarConstants.LF_FIFO})
    void refusesLinksAndDevicesInTar(byte kind) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = Archives.tarTo(out)) {
            var entry = new TarArchiveEntry("cat/1.png", kind);
            entry.setLinkName("/etc/passwd");
            Archives.put(tar, entry, new byte[0]);
        }

        assertRefused(Files.write(temp.resolve("a.tar"), out.toByteArray())).hasMessageContaining("cat/1.png");
    }

    @Test
    void refusesLinksInZip() throws IOException {
        var archive = temp.resolve("a.zip");
        try (var zip = new ZipArchiveOutputStream(archive)) {
            var entry = new ZipArchiveEntry("cat/1.png");
            entry.setUnixMode(UnixStat.LINK_FLAG | 0644);
            zip.putArchiveEntry(entry);
            zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }

        assertRefused(archive).hasMessageContaining("is a link");
    }

    @Test
    void refusesANameThatComesTwice() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("cat/1.png", Pictures.png(0));
        files.put("./cat/1.png", Pictures.png(1));

        assertRefused(Archives.tar(temp.resolve("a.tar"), files)).hasMessageContaining("comes twice");
    }

    @Test
    void refusesAClaimOfAnAbsurdSize() throws IOException {
        var head = new byte[512];
        var entry = new TarArchiveEntry("cat/1.png");
        entry.setSize(1L << 40);
        entry.writeEntryHeader(head, ZipEncodingHelper.getZipEncoding("UTF-8"), true);

        assertRefused(Files.write(temp.resolve("a.tar"), head))
                .hasMessageContaining("cat/1.png")
                .hasMessageContaining("larger than 268435456 bytes");
    }

    @ParameterizedTest
    @EnumSource
    void boundsTheNumberOfEntries(Packing packing) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var i = 0; i < 4; i++) {
            files.put("cat/" + i + ".png", new byte[1]);
        }

        assertRefusedAtOnce(packing.pack(temp, files)).hasMessageContaining("more than 3 entries");
    }

    @ParameterizedTest
    @EnumSource
    void boundsTheSizeOfAnEntry(Packing packing) throws IOException {
        assertRefusedAtOnce(packing.pack(temp, Map.of("cat/1.png", new byte[1001])))
                .hasMessageContaining("larger than 1000 bytes");
    }

    @Test
    void boundsWhatABombExpandsTo() throws IOException {
        var bomb = new ArchiveLimits(3, 1 << 30, 20, 5000, 10_000);
        var archive = Archives.tarGz(temp.resolve("a"), Map.of("cat/1.png", new byte[10_000_000]));

        assertThatThrownBy(() -> drain(ArchiveKind.of(archive).open(archive, bomb, ScanLimits.DEFAULT)))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageContaining("more than 20 times its own size");
        var zip = Archives.zip(temp.resolve("z"), Map.of("cat/1.png", new byte[10_000_000]));
        assertThatThrownBy(() -> drain(ArchiveKind.of(zip).open(zip, bomb, ScanLimits.DEFAULT)))
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageContaining("more than 20 times its own size");
    }

    @Test
    void boundsNamesAndAttributes() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = Archives.tarTo(out)) {
            var name = new byte[3_000_000];
            Arrays.fill(name, (byte) 'x');
            var entry = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            entry.setSize(name.length);
            Archives.put(tar, entry, name);
        }
        var archive = Files.write(temp.resolve("a.tar"), out.toByteArray());

        assertRefused(archive).hasMessageContaining("bytes of attributes");
    }

    @ParameterizedTest
    @EnumSource
    void noticesThatAnArchiveIsCutOffAnywhere(Packing packing) throws IOException {
        var whole = Files.readAllBytes(packing.pack(temp, pictures()));
        var random = new Random(5);
        for (var round = 0; round < 40; round++) {
            var length = random.nextInt(whole.length - packing.padding);
            var cut = Files.write(temp.resolve("cut"), Pictures.head(whole, length));

            assertThatThrownBy(() -> Seen.of(ImageCollection.open(cut)))
                    .as("%s of %s bytes", length, whole.length)
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(cut.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAnyDamageWithImagesOrAReason(Packing packing) throws IOException {
        var whole = Files.readAllBytes(packing.pack(temp, pictures()));
        var random = new Random(6);
        for (var round = 0; round < 80; round++) {
            var damaged = whole.clone();
            for (var i = 0; i < 1 + random.nextInt(5); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            var file = Files.write(temp.resolve("damaged"), damaged);
            try {
                var collection = ImageCollection.open(file);
                var seen = Seen.of(collection);
                assertThat(seen.images.size() + seen.broken.size())
                        .isEqualTo(collection.list().entries().size());
            } catch (DatasetException e) {
                assertThat(e).hasMessageContaining(file.toString());
            }
        }
    }

    @Test
    void countsABrokenFileOfAZipAndGoesOn() throws IOException {
        var bytes = Files.readAllBytes(Archives.zip(temp.resolve("z"), pictures()));
        // Inside the compressed data of the first file: its header takes 30 bytes and its name.
        for (var i = 50; i < 70; i++) {
            bytes[i] ^= 0x55;
        }

        var seen = Seen.of(ImageCollection.open(Files.write(temp.resolve("damaged"), bytes)));

        assertThat(seen.broken).hasSize(1);
        assertThat(seen.broken.values().iterator().next()).contains("cat/0.png");
        assertThat(seen.images).hasSize(5);
    }

    private enum Packing {
        TAR(9_000),
        TAR_GZ(0),
        TAR_XZ(0),
        ZIP(0);

        /** Bytes at the end whose loss does no harm: tar fills up its last block of 10,240 with zeros. */
        private final int padding;

        Packing(int padding) {
            this.padding = padding;
        }

        Path pack(Path folder, Map<String, byte[]> files) throws IOException {
            var target = folder.resolve("data-" + this);
            return switch (this) {
                case TAR -> Archives.tar(target, files);
                case TAR_GZ -> Archives.tarGz(target, files);
                case TAR_XZ -> Archives.tarXz(target, files);
                case ZIP -> Archives.zip(target, files);
            };
        }
    }

    private static Map<String, byte[]> pictures() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var i = 0; i < 6; i++) {
            files.put((i % 2 == 0 ? "cat/" : "dog/") + i + ".png", Pictures.encode(Pictures.busy(20 + i, 20), "png"));
        }
        return files;
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path archive) {
        return assertThatThrownBy(() -> ImageCollection.open(archive).list())
                .isInstanceOf(RefusedArchiveException.class);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefusedAtOnce(Path archive) {
        return assertThatThrownBy(() -> drain(ArchiveKind.of(archive).open(archive, SMALL, ScanLimits.DEFAULT)))
                .isInstanceOf(RefusedArchiveException.class);
    }

    private static void drain(StoredFiles files) throws IOException {
        files.forEach((name, content) -> {
            try (var stream = content.open()) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
            return true;
        });
    }
}
