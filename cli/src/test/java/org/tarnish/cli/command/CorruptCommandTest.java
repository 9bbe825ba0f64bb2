package org.tarnish.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.dataset.image.ImageDecoder;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.NpyArray;
import org.tarnish.imaging.format.PngEncoder;

class CorruptCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theShippedDigitsNeedNothingElse() throws IOException {
        var target = folder.resolve("digits-c");
        assertThat(execute("corrupt digits --limit 20 --corruptions brightness --severities 2,5 --out " + target))
                .isZero();
        assertThat(NpyArray.map(target.resolve("brightness.npy")).shape()).containsExactly(40, 8, 8, 3);
        assertThat(text(out))
                .contains("20 images of digits (all), 1 corruptions at severities 2, 5")
                .contains("cifar table (sides below 64)", "40 corrupted images");
    }

    @Test
    void imagesThatCannotBeReadAreSaidAndMakeTheExitCodeOne() throws IOException {
        var pictures = folder.resolve("pictures/cat");
        Files.createDirectories(pictures);
        Files.write(pictures.resolve("a.png"), new PngEncoder().encode(new Image(2, 2, new byte[12])));
        Files.write(pictures.resolve("b.png"), new byte[0]);
        Files.createDirectories(folder.resolve("pictures/dog"));
        Files.copy(pictures.resolve("a.png"), folder.resolve("pictures/dog/c.png"));
        Files.writeString(folder.resolve("pictures/notes.txt"), "x");
        assertThat(execute("corrupt " + folder.resolve("pictures") + " --corruptions contrast --out "
                        + folder.resolve("out")))
                .isEqualTo(1);
        assertThat(text(out))
                .contains("1 images were left out", "cat/b.png is empty (0 bytes)")
                .contains("Read as class folders.", "1 file ignored: .txt (such as 'notes.txt').");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--corruptions fogg | no corruption named 'fogg'; known: ",
                "--severities 0 | --severities must be in 1..5, was 0",
                "--layout tree | --layout must be one of cifar-c, folders, imagenet-c, was 'tree'",
                "--format gif | --format must be one of jpeg, png, was 'gif'",
                "--table tiny | --table must be one of cifar, imagenet, was 'tiny'",
                "--split most | --split must be one of all, test, train, validation, was 'most'",
                "--threads 0 | --threads must be at least 1, was 0",
                "--resize 5 --size 8 | --resize must be at least --size, were 5 and 8",
            })
    void wrongOptionsAreTwoAndSayWhatIsAllowed(String options, String message) {
        assertThat(execute("corrupt digits --out " + folder.resolve("out") + " " + options))
                .isEqualTo(2);
        assertThat(text(err)).contains(message).doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aDataSetThatIsNotThereIsOneSentence() {
        assertThat(execute("corrupt digitz --out " + folder.resolve("out"))).isEqualTo(1);
        assertThat(text(err)).startsWith("tarnish: there is no data set 'digitz'; known names are digits");
    }

    @Test
    void previewWritesASheet() throws Exception {
        var image = folder.resolve("a.png");
        Files.write(image, new PngEncoder().encode(new Image(9, 12, new byte[9 * 12 * 3])));
        var sheet = folder.resolve("new/sheet.png");
        assertThat(execute("preview " + image + " --out " + sheet)).isZero();
        assertThat(new ImageDecoder().decode("sheet", Files.readAllBytes(sheet)).width())
                .isGreaterThan(1000);
        assertThat(execute("preview " + image + " --table tiny --out " + sheet)).isEqualTo(2);
        assertThat(text(err)).contains("--table must be one of cifar, imagenet, was 'tiny'");
        assertThat(execute("preview " + folder.resolve("none.png") + " --out " + sheet))
                .isEqualTo(1);
        assertThat(text(err)).contains("there is no file", "none.png");
    }

    private int execute(String line) {
        var context = new Context(print(out), print(err), 0, Map.of(), folder);
        return Tarnish.commandLine(context, List.of(ClientCommands.of(context))).execute(line.split(" "));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
