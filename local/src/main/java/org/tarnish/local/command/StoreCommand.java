package org.tarnish.local.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.ExitCode;
import org.tarnish.local.store.Credentials;
import org.tarnish.local.store.EmbeddedStore;
import org.tarnish.local.store.EmbeddedStoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The embedded object store alone, as a stand-in for an S3 image. */
@Command(
        name = "store",
        hidden = true,
        description = {
            "Keeps the embedded S3 store up on an address until it is interrupted.",
            "Its keys are TARNISH_S3_ACCESS_KEY and TARNISH_S3_SECRET_KEY, or those in DIR/credentials.json."
        },
        footerHeading = "%nExamples:%n",
        footer = "  tarnish store --host 0.0.0.0 --port 9000 --data /data")
final class StoreCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Interface to listen on (default 127.0.0.1).")
    private String host;

    @Option(names = "--port", defaultValue = "9000", description = "Port to listen on (default 9000).")
    private int port;

    @Option(names = "--bucket", defaultValue = "tarnish", description = "Bucket to make (default tarnish).")
    private String bucket;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Where it keeps its objects.")
    private Path data;

    StoreCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(data);
        var accessKey = context.environment().get("TARNISH_S3_ACCESS_KEY");
        var secretKey = context.environment().get("TARNISH_S3_SECRET_KEY");
        var credentials = accessKey != null && secretKey != null
                ? new Credentials(accessKey, secretKey)
                : Credentials.in(data.resolve("credentials.json"));
        var store = EmbeddedStore.start(
                new EmbeddedStoreSettings(data.resolve("objects"), host, port, credentials, bucket));
        context.out().println("The object store is up: " + store.endpoint());
        UntilInterrupted.keep(store);
        return ExitCode.OK;
    }
}
