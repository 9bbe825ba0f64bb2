package org.tarnish.local.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.ExitCode;
import org.tarnish.local.broker.BrokerSettings;
import org.tarnish.local.broker.EmbeddedBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The embedded broker alone, as a stand-in for a Kafka image. */
@Command(
        name = "broker",
        hidden = true,
        description = "Keeps the embedded Kafka broker up on an address until it is interrupted.",
        footerHeading = "%nExamples:%n",
        footer = "  tarnish broker --host 0.0.0.0 --port 9092 --advertise kafka --data /data")
final class BrokerCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Interface to listen on (default 127.0.0.1).")
    private String host;

    @Option(names = "--port", defaultValue = "9092", description = "Port to listen on (default 9092).")
    private int port;

    @Option(names = "--controller-port", defaultValue = "9093", description = "Port for its own use (default 9093).")
    private int controllerPort;

    @Option(names = "--advertise", defaultValue = "127.0.0.1", description = "Name for clients (default 127.0.0.1).")
    private String advertise;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Where it keeps its data.")
    private Path data;

    BrokerCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var broker = EmbeddedBroker.start(new BrokerSettings(
                data, host, port, controllerPort, advertise, port, BrokerSettings.LARGEST_SHARE_GROUP));
        context.out().println("Kafka is up: " + broker.bootstrapServers());
        UntilInterrupted.keep(broker);
        return ExitCode.OK;
    }
}
