package org.tarnish.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.Tarnish;
import org.tarnish.local.launcher.FakeService;

/** The whole way of an experiment, with a real broker and store and services that only pretend to work. */
class RunCommandTest {
    @TempDir
    Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void runStartsAStackSubmitsWatchesWritesTheReportAndStopsAgain() throws IOException {
        service("reporting-service", FakeReportingService.class);
        for (var name : new String[] {"corruption-service", "trainer-service", "evaluator-service"}) {
            service(name, FakeService.class);
        }
        var file = Files.writeString(root.resolve("quick.yaml"), "name: quick\n");
        var data = root.resolve("data");
        var report = root.resolve("my report");

        var code = execute("run", file.toString(), "--data", data.toString(), "--out", report.toString());

        assertThat(text()).contains("Tarnish is up: http://127.0.0.1:", "Submitted quick-", "complete, 1 of 1 tasks");
        assertThat(text()).contains("resnet20 baseline  97.5 %", "Tasks: 1 executed");
        assertThat(text()).contains("Report: " + report.resolve("report.html"));
        assertThat(code).isEqualTo(0);
        assertThat(report.resolve("report.json")).isNotEmptyFile();
        assertThat(data.resolve("endpoints.json")).doesNotExist();
    }

    /** A runnable jar where the launcher looks for a service's build. */
    private void service(String name, Class<?> main) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        var jar = root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    private int execute(String... arguments) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var context = new Context(stream, stream, 0, Map.copyOf(System.getenv()), root);
        return Tarnish.commandLine(context, LocalTarnish.commands(context)).execute(arguments);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
