package org.tarnish.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tarnish.cli.client.ReportFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches an experiment's report. */
@Command(
        name = "report",
        description = "Fetches an experiment's report, with its tables and predictions, from the object store.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish report digits-quickstart-20261122-093000-k3x9qa",
            "  tarnish report digits-quickstart-20261122-093000-k3x9qa --out results"
        })
final class ReportCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID", description = "The experiment's id.")
    private String id;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report goes (default: tarnish-report/ID in this folder).")
    private Path out;

    @Mixin
    private DataOption data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ReportCommand(Context context) {
        this.context = context;
    }

    static Path standardFolder(String id) {
        return Path.of("tarnish-report", id);
    }

    @Override
    public Integer call() throws Exception {
        var endpoints = context.finder().find(data.named());
        var s3 = Context.required(endpoints.s3(), "TARNISH_S3_ENDPOINT", "http://127.0.0.1:9000");
        var folder = (out == null ? standardFolder(id) : out).toAbsolutePath().normalize();
        var files = new ReportFiles(s3).fetch(id, folder);
        if (files == 0) {
            throw new IOException("There is no report of '" + id + "' yet: tarnish watch " + id + " waits for it.");
        }
        if (json) {
            context.out()
                    .println(new ObjectMapper()
                            .createObjectNode()
                            .put("id", id)
                            .put("folder", folder.toString())
                            .put("files", files));
        } else {
            context.out().println("Report: " + folder.resolve("report.html") + " (" + files + " files).");
        }
        return ExitCode.OK;
    }
}
