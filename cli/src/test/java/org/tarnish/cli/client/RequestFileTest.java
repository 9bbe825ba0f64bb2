package org.tarnish.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFileTest {
    @TempDir
    Path folder;

    @Test
    void isReadFromYaml() throws IOException {
        var request = RequestFile.read(file("a.yaml", "name: quick\nseeds: [0, 1]\ntraining: {learningRate: 0.001}\n"));
        assertThat(request).hasToString("{\"name\":\"quick\",\"seeds\":[0,1],\"training\":{\"learningRate\":0.001}}");
    }

    @Test
    void isReadFromJson() throws IOException {
        assertThat(RequestFile.read(file("a.json", "{\n\t\"name\": \"quick\"}")))
                .hasToString("{\"name\":\"quick\"}");
    }

    @Test
    void makesADatasetBesideTheFileAbsolute() throws IOException {
        Files.createDirectory(folder.resolve("cats"));
        assertThat(RequestFile.read(file("a.yaml", "dataset: {path: cats}"))
                        .at("/dataset/path")
                        .asText())
                .isEqualTo(folder.resolve("cats").toString());
    }

    @Test
    void leavesADatasetThatIsElsewhereAsItIs() throws IOException {
        assertThat(RequestFile.read(file("a.yaml", "dataset: {path: mirror/dogs.tar}"))
                        .at("/dataset/path")
                        .asText())
                .isEqualTo("mirror/dogs.tar");
    }

    @Test
    void writesOutAMappingOfClassesBesideTheFile() throws IOException {
        file("pets.tsv", "source\tclass\nn1\tdog\nn2\tcat\nn3\tdog\n");
        assertThat(RequestFile.read(file("a.yaml", "dataset: {path: x, classes: pets.tsv}"))
                        .at("/dataset/classes"))
                .isEqualTo(RequestFile.read(file(
                                "b.yaml",
                                "dataset: {classes: [{name: dog, sources: [n1, n3]}, {name: cat, sources: [n2]}]}"))
                        .at("/dataset/classes"));
        assertThat(RequestFile.read(file("a.yaml", "dataset: {classes: elsewhere.tsv}"))
                        .at("/dataset/classes")
                        .asText())
                .isEqualTo("elsewhere.tsv");
        file("broken.tsv", "n1 dog\n");
        assertThatThrownBy(() -> RequestFile.read(file("a.yaml", "dataset: {classes: broken.tsv}")))
                .isInstanceOf(RequestFileException.class)
                .hasMessageContaining("broken.tsv is no mapping of classes: line 1 must be the heading");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'name: x\nseeds: [1, 2'          | line 2",
                "'name: x\n  seeds: 1'            | line 2",
                "'name: x\nname: y'               | line 2: Duplicate field",
                "'a: &v 1\nb: *v'                 | line 2: the alias *v",
                "'- one\n- two'                   | must be a mapping",
                "''                               | must be a mapping",
                "'just words'                     | must be a mapping",
                "'a: 1\n---\nb: 2'                | Trailing"
            })
    void saysWhereAFileIsBroken(String text, String reason) throws IOException {
        var file = file("a.yaml", text);
        assertThatThrownBy(() -> RequestFile.read(file))
                .isInstanceOf(RequestFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        var file = Files.write(folder.resolve("a.yaml"), new byte[] {'n', (byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> RequestFile.read(file)).hasMessageContaining("not UTF-8");
    }

    @Test
    void refusesAFileThatIsAbsentOrHuge() throws IOException {
        assertThatThrownBy(() -> RequestFile.read(folder.resolve("none.yaml")))
                .hasMessageContaining("There is no file");
        var huge = Files.write(folder.resolve("a.yaml"), new byte[16 * 1024 * 1024]);
        assertThatThrownBy(() -> RequestFile.read(huge)).hasMessageContaining("16777216 bytes");
    }

    @Test
    void refusesAFileThatGrowsTooLargeByTheClassesBesideIt() throws IOException {
        var table = new StringBuilder("source\tclass\n");
        for (int i = 0; i < 70_000; i++) {
            table.append('n').append(i).append("\tdog\n");
        }
        file("pets.tsv", table + "m\tcat\n");
        assertThatThrownBy(() -> RequestFile.read(
                        file("a.yaml", "name: " + "y".repeat(500_000) + "\ndataset: {path: x, classes: pets.tsv}")))
                .isInstanceOf(RequestFileException.class)
                .hasMessageContaining("a.yaml with what it names has 1")
                .hasMessageContaining("an experiment has at most 1048576");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
