package org.tarnish.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the files of this repository say about how Tarnish is deployed. */
final class RepositoryFiles {
    static final Path ROOT = root();
    static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    private static final Pattern IMAGE = Pattern.compile("(?:docker|quay)\\.io/[a-z0-9./-]+:[\\w.-]+");

    private RepositoryFiles() {}

    /** The variables that the services read: those of their configuration mapping, and those in their properties. */
    static Set<String> settings() {
        var variables = new TreeSet<String>();
        var mapping = read("runtime/src/main/java/org/tarnish/runtime/Settings.java");
        methods(mapping, 4).forEach(found -> variables.add("TARNISH_" + constant(found.group(2))));
        methods(mapping, 8).forEach(found -> variables.add("TARNISH_S3_" + constant(found.group(2))));
        assertThat(variables).contains("TARNISH_WORK", "TARNISH_S3_ACCESS_KEY").doesNotContain("TARNISH_ENDPOINT");
        VARIABLE.matcher(read("runtime/src/main/resources/META-INF/microprofile-config.properties"))
                .results()
                .map(found -> found.group(1))
                .filter(name -> name.startsWith("TARNISH_"))
                .forEach(variables::add);
        variables.remove("TARNISH_S3");
        return variables;
    }

    private static Stream<MatchResult> methods(String source, int indentation) {
        return Pattern.compile("(?m)^ {" + indentation + "}([\\w<>]+) (\\w+)\\(\\);$")
                .matcher(source)
                .results();
    }

    private static String constant(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    static Set<String> images(String file) {
        return IMAGE.matcher(read(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String pom(String property) {
        var found = Pattern.compile("<" + property + ">([^<]+)<").matcher(read("pom.xml"));
        assertThat(found.find()).as("property " + property + " of pom.xml").isTrue();
        return found.group(1);
    }

    /** Jackson's own YAML reader does not resolve the anchors that the file is written with. */
    static JsonNode compose() {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return new ObjectMapper().valueToTree(yaml.load(read("docker-compose.yml")));
    }

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
