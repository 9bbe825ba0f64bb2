package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two different names never become one, whatever they are written in. */
class NamesTest {
    @TempDir
    private Path folder;

    @Test
    void bytesThatAreNoCharacterAreKeptApart() {
        assertThat(EntryText.utf8(new byte[] {'B', (byte) 0xe4, 'r'})).isEqualTo("B\u27e8E4\u27e9r");
        assertThat(EntryText.utf8("B\u27e8E4\u27e9r".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("B\u27e827E8\u27e9E4\u27e9r");
        assertThat(EntryText.utf8(new byte[] {(byte) 0xc3})).isEqualTo("\u27e8C3\u27e9");
        assertThat(EntryText.utf8(new byte[] {(byte) 0xc3, (byte) 0xa4, (byte) 0xed, (byte) 0xa0, (byte) 0x80}))
                .isEqualTo("\u00e4\u27e8ED\u27e9\u27e8A0\u27e9\u27e880\u27e9");
    }

    @Test
    void everyByteOfCodePage437IsACharacterOfItsOwn() {
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        var text = EntryText.cp437(all);

        assertThat(text.chars().distinct()).hasSize(256);
        assertThat(text.substring(0x80, 0x90))
                .isEqualTo(
                        "\u00c7\u00fc\u00e9\u00e2\u00e4\u00e0\u00e5\u00e7\u00ea\u00eb\u00e8\u00ef\u00ee\u00ec\u00c4\u00c5");
    }

    @Test
    void rawBytesOnDiskAreReadUnderTheirOwnNames() throws IOException {
        for (var name : new String[] {"B%E4r", "B%F6r", "dog"}) {
            var path = Path.of(URI.create(folder.resolve("set").toUri() + "/" + name + "/1.png"));
            Files.createDirectories(path.getParent());
            Files.write(path, Pictures.png(0xff0000));
        }

        var collection = ImageCollection.open(folder.resolve("set"));

        assertThat(collection.list().classes()).containsExactly("B\u27e8E4\u27e9r", "B\u27e8F6\u27e9r", "dog");
        assertThat(Seen.of(collection).images).hasSize(3);
        assertThat(collection.fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void pathsBeyond260CharactersAreRead() throws IOException {
        var deep = "d".repeat(200) + "/" + "e".repeat(200) + "/";
        var files = Map.of(deep + "cat/1.png", Pictures.png(0), deep + "dog/1.png", Pictures.png(0));

        for (var place : new Path[] {
            Archives.folder(folder.resolve("set"), files),
            Archives.tar(folder.resolve("set.tar"), files),
            Archives.zip(folder.resolve("set.zip"), files)
        }) {
            assertThat(Seen.of(ImageCollection.open(place)).images).hasSize(2);
        }
    }

    @Test
    void attributesWhoseBytesAreLostAreRefusedByName() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = Archives.tarTo(bytes)) {
            var path = new byte[] {
                '1', '8', ' ', 'p', 'a', 't', 'h', '=', 'B', (byte) 0xe4, '/', '1', '.', 'p', 'n', 'g', '\n'
            };
            path[1] = '7';
            var attributes = new TarArchiveEntry("x", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
            attributes.setSize(path.length);
            Archives.put(tar, attributes, path);
            var entry = new TarArchiveEntry("B_/1.png");
            entry.setSize(1);
            Archives.put(tar, entry, new byte[1]);
        }
        var archive = Files.write(folder.resolve("a.tar"), bytes.toByteArray());

        assertThatThrownBy(() -> ImageCollection.open(archive).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("hold a name that is no UTF-8; pack it again with GNU's format");
    }

    @Test
    void namesOfClassesMayBeginWithAMarkAndComeOnce() throws IOException {
        var set = FieldLayoutsTest.resource("pathmnist.npz");
        Files.createDirectories(folder.resolve("set"));
        Files.copy(set, folder.resolve("set/set.npz"));
        Files.writeString(folder.resolve("set/classes.txt"), "\uFEFFcat\r\ndog\r\nhen\r\n");
        assertThat(ImageCollection.open(folder.resolve("set")).list().classes()).containsExactly("cat", "dog", "hen");

        Files.writeString(folder.resolve("set/classes.txt"), "cat\ncat\nhen\n");
        assertThatThrownBy(() -> ImageCollection.open(folder.resolve("set")).list())
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("have 'cat' twice");

        Files.write(folder.resolve("set/classes.txt"), new byte[] {'c', (byte) 0xe4});
        assertThatThrownBy(() -> ImageCollection.open(folder.resolve("set")).list())
                .hasMessageContaining("are no UTF-8");
    }

    @Test
    void twoNamesOfOneFileAreRefused() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("cat/1.png", Pictures.png(0));
        files.put("cat//1.png", Pictures.png(1));

        assertThatThrownBy(() -> ImageCollection.open(Archives.tar(folder.resolve("a.tar"), files))
                        .list())
                .isInstanceOf(RefusedArchiveException.class)
                .hasMessageContaining("comes twice");
    }
}
