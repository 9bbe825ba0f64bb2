package org.tarnish.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script, in a checkout of its own whose java and mvn only write down how they were called. */
class StartScriptTest {
    private static final String JAVA =
            "#!/bin/bash\nif [ \"$1\" = -version ]; then echo 'openjdk version \"%s\"' >&2; exit; fi\n"
                    + "echo \"java $*\"\n";
    private static final String MAVEN =
            """
            #!/bin/bash
            case $* in *-v*) echo "Apache Maven %s"; exit;; esac
            echo "mvn $*" >> "$CALLS"
            [ -z "$BROKEN" ] || { echo "cannot find symbol"; exit 1; }
            case $* in *verify*) exit 5;; esac
            mkdir -p cli/target && touch cli/target/tarnish-cli.jar
            case $* in *"-pl cli"*) exit;; esac
            for s in corruption trainer evaluator reporting; do
              mkdir -p $s-service/target/quarkus-app && touch $s-service/target/quarkus-app/quarkus-run.jar
            done
            for m in local bench; do mkdir -p $m/target && touch $m/target/tarnish-$m.jar; done
            """;

    @TempDir
    Path folder;

    private Path checkout;
    private Path tools;
    private Path calls;

    record Ended(int code, String text) {}

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        tools = Files.createDirectories(folder.resolve("tools"));
        calls = folder.resolve("calls");
        Files.copy(script(), checkout.resolve("tarnish"));
        checkout.resolve("tarnish").toFile().setExecutable(true);
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        for (var tool : "dirname readlink sed head tail sort find mktemp mkdir mv cp rm touch flock".split(" ")) {
            tool(tool, "#!/bin/bash\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
        }
        tool("java", String.format(JAVA, "17.0.15"));
        tool("javac", "#!/bin/bash\n");
        tool("mvn", String.format(MAVEN, "3.8.7"));
    }

    @Test
    void buildsOnceAndThenRunsTheCommandAlsoThroughALink() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), checkout.resolve("tarnish"));
        var first = run(link, "run", "my file.yaml");
        assertThat(first.text()).contains("the first build takes a few minutes");
        assertThat(first.text())
                .contains("-Dtarnish.root=" + checkout.toRealPath())
                .contains("local/target/tarnish-local.jar run my file.yaml");
        assertThat(first.code()).isEqualTo(0);
        assertThat(run(link, "list").text()).startsWith("java ").contains("-XX:TieredStopAtLevel=1");
        assertThat(calls).hasContent("mvn -B -ntp -DskipTests package");
    }

    @Test
    void buildsAgainForAStackWhenSourcesAreNewerThanTheBuild() throws Exception {
        run("up");
        Files.setLastModifiedTime(
                checkout.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
        run("list");
        assertThat(Files.readAllLines(calls))
                .as("a client command takes what there is")
                .hasSize(1);
        run("up");
        assertThat(Files.readAllLines(calls)).hasSize(2);
    }

    @Test
    void aCommandWithoutAStackBuildsAndRunsTheCommandLineAlone() throws Exception {
        assertThat(run("corrupt", "digits").text())
                .contains("what this command needs")
                .contains("cli/target/tarnish-cli.jar corrupt digits");
        assertThat(run("list").text()).startsWith("java ").contains("tarnish-cli.jar list");
        assertThat(calls).hasContent("mvn -B -ntp -DskipTests -pl cli -am package");
        run("demo");
        assertThat(Files.readAllLines(calls))
                .containsExactly("mvn -B -ntp -DskipTests -pl cli -am package", "mvn -B -ntp -DskipTests package");
    }

    @Test
    void everyCommandOfThisModuleIsRunByItAlone() throws Exception {
        var context = new Context(System.out, System.err, 0, Map.of(), folder);
        var names = Tarnish.commandLine(context, List.of(ClientCommands.of(context)))
                .getSubcommands()
                .keySet();
        assertThat(names).contains("corrupt", "submit");
        for (var name : names) {
            assertThat(run(name).text()).as(name).contains("cli/target/tarnish-cli.jar " + name);
        }
    }

    @Test
    void aCommandWithoutAStackTakesTheBuildOfTheWhole() throws Exception {
        run("up");
        assertThat(run("preview", "photo.jpg").text()).startsWith("java ").contains("tarnish-cli.jar preview");
        assertThat(calls).hasContent("mvn -B -ntp -DskipTests package");
    }

    @Test
    void aCommandWithoutAStackIsBuiltAgainForItsOwnSourcesAlone() throws Exception {
        run("up");
        source("trainer-service");
        run("corrupt", "digits");
        assertThat(Files.readAllLines(calls))
                .as("a service's sources are not its own")
                .hasSize(1);
        source("imaging");
        run("corrupt", "digits");
        assertThat(Files.readAllLines(calls)).last().isEqualTo("mvn -B -ntp -DskipTests -pl cli -am package");
    }

    @Test
    void whatTheCommandLineIsMadeOfIsWhatItsPomsSay() throws IOException {
        var root = script().getParent();
        var needed = new TreeSet<String>();
        addWithDependencies(root, "cli", needed);
        var said = Pattern.compile("(?m)^cli_modules='(.*)'$").matcher(Files.readString(script()));
        assertThat(said.find()).isTrue();
        assertThat(said.group(1).split(" ")).containsExactlyInAnyOrderElementsOf(needed);
    }

    private static void addWithDependencies(Path root, String module, Set<String> modules) throws IOException {
        if (modules.add(module)) {
            var pom = Files.readString(root.resolve(module).resolve("pom.xml"));
            var dependency = Pattern.compile("<artifactId>tarnish-([a-z-]+)</artifactId></dependency>")
                    .matcher(pom);
            while (dependency.find()) {
                addWithDependencies(root, dependency.group(1), modules);
            }
        }
    }

    @Test
    void helpAndMistakesAreForTheModuleThatKnowsAllCommands() throws Exception {
        assertThat(run("--help").text()).contains("bench/target/tarnish-bench.jar --help");
        assertThat(run("lits").text()).contains("bench/target/tarnish-bench.jar lits");
        assertThat(run("bench", "corruptions").text()).contains("-XX:+UseParallelGC", "tarnish-bench.jar bench");
        assertThat(run("bench", "beside").text()).contains("-XX:+UseParallelGC", "tarnish-bench.jar bench");
    }

    @Test
    void testRunsTheTestsOfEverythingAndReturnsTheirExitCode() throws Exception {
        assertThat(run("test").code()).isEqualTo(5);
        assertThat(calls).hasContent("mvn -B -ntp -Pchecks verify");
    }

    @Test
    void showsTheEndOfTheLogOfABuildThatFails() throws Exception {
        var failed = run(checkout.resolve("tarnish"), List.of("up"), true);
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.text()).contains("cannot find symbol", "the build failed", "build.log");
    }

    @Test
    void saysInOneSentenceWhatIsMissing() throws Exception {
        Files.delete(tools.resolve("mvn"));
        assertThat(run("up").text()).startsWith("tarnish: there is no Maven").hasLineCount(1);
        Files.delete(tools.resolve("java"));
        assertThat(run("up").text()).startsWith("tarnish: there is no Java").hasLineCount(1);
    }

    @Test
    void saysInOneSentenceWhatIsTooOld() throws Exception {
        tool("mvn", String.format(MAVEN, "3.6.3"));
        assertThat(run("up").text())
                .contains("has version 3.6.3, and 3.8.7 or newer is needed")
                .hasLineCount(1);
        tool("java", String.format(JAVA, "11.0.2"));
        assertThat(run("up").text())
                .contains("has version 11, and 17 or newer is needed")
                .hasLineCount(1);
        tool("java", String.format(JAVA, "1.8.0_392"));
        assertThat(run("up").text()).contains("has version 1, and 17 or newer is needed");
    }

    @Test
    void takesNewerVersions() throws Exception {
        tool("mvn", String.format(MAVEN, "3.10.1"));
        tool("java", String.format(JAVA, "25"));
        assertThat(run("up").code()).isEqualTo(0);
    }

    @Test
    void namesOfFilesAreReadAsUtf8WhereTheLocaleKnowsAsciiAlone() throws Exception {
        tool("java", String.format(JAVA, "17.0.15").replace("java $*", "java with <$LC_ALL>"));
        assertThat(run("up").text()).contains("java with <>");
        tool("locale", "#!/bin/bash\n[ \"$LC_ALL\" = C.UTF-8 ] && echo UTF-8 || echo ANSI_X3.4-1968\n");
        assertThat(run("up").text()).contains("java with <C.UTF-8>");
        tool("locale", "#!/bin/bash\necho UTF-8\n");
        assertThat(run("up").text()).contains("java with <>");
        tool("locale", "#!/bin/bash\necho ANSI_X3.4-1968\n");
        assertThat(run("up").text()).as("there is none").contains("java with <>");
    }

    private Ended run(String... arguments) throws Exception {
        return run(checkout.resolve("tarnish"), arguments);
    }

    private Ended run(Path script, String... arguments) throws Exception {
        return run(script, List.of(arguments), false);
    }

    private Ended run(Path script, List<String> arguments, boolean broken) throws Exception {
        var command = new ArrayList<>(List.of("/bin/bash", script.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("CALLS", calls.toString());
        builder.environment().put("BROKEN", broken ? "yes" : "");
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }

    private void source(String module) throws IOException {
        var file = Files.createDirectories(checkout.resolve(module).resolve("src/main/java"))
                .resolve("A.java");
        Files.writeString(file, "class A {}");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    }

    private void tool(String name, String text) throws IOException {
        var file = Files.writeString(tools.resolve(name), text);
        file.toFile().setExecutable(true);
    }

    private static Path script() {
        for (var place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            if (Files.isRegularFile(place.resolve("tarnish")) && Files.isRegularFile(place.resolve("pom.xml"))) {
                return place.resolve("tarnish");
            }
        }
        throw new IllegalStateException("the start script is not above the working folder");
    }
}
