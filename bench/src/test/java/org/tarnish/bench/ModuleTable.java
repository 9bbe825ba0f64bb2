package org.tarnish.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The table of modules in {@code docs/architecture.md}, which says what each of them may name. */
final class ModuleTable {
    private static final Path FILE = Path.of("..", "docs", "architecture.md");
    private static final String HEAD = "| module | holds | may name of Tarnish | may name of others |";
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    /**
     * A line of the table.
     *
     * @param modules of Tarnish that it may name
     * @param libraries by the words of the table
     */
    record Row(String module, List<String> modules, List<String> libraries) {}

    private ModuleTable() {}

    /** The lines by their module, in the order of the table. */
    static Map<String, Row> rows() throws IOException {
        var rows = new LinkedHashMap<String, Row>();
        Files.readString(FILE)
                .lines()
                .dropWhile(line -> !line.equals(HEAD))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(ModuleTable::row)
                .forEach(row -> rows.put(row.module(), row));
        assertThat(rows).as("lines below '" + HEAD + "' in " + FILE).isNotEmpty();
        return rows;
    }

    /** The modules of the build, in its order. */
    static List<String> modulesOfTheBuild() throws IOException {
        return MODULE.matcher(Files.readString(Path.of("..", "pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Row row(String line) {
        var cells = line.split("\\|", -1);
        assertThat(cells).as(line).hasSize(6);
        return new Row(cells[1].replace("`", "").strip(), words(cells[3]), words(cells[4]));
    }

    private static List<String> words(String cell) {
        return Arrays.stream(cell.split(","))
                .map(word -> word.replace("`", "").strip())
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
