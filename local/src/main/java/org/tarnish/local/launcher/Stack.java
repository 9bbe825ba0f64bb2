package org.tarnish.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.tarnish.cli.folder.Endpoints;
import org.tarnish.local.broker.BrokerSettings;
import org.tarnish.local.broker.EmbeddedBroker;
import org.tarnish.local.folder.FolderLock;
import org.tarnish.local.store.Credentials;
import org.tarnish.local.store.EmbeddedStore;
import org.tarnish.local.store.EmbeddedStoreSettings;
import org.tarnish.pipeline.event.Topics;

/**
 * A whole Tarnish on this machine: broker and store in this JVM, services as processes that are started again when they
 * end. {@code endpoints.json} is in the data folder exactly while all of it is up. When this JVM ends, by whatever
 * signal, the stack is closed; should it be killed, the services end by themselves.
 */
public final class Stack implements AutoCloseable {
    /** The bucket in the object store. */
    public static final String BUCKET = "tarnish";

    private final StackSettings settings;
    private final Consumer<String> say;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Object closing = new Object();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile Endpoints endpoints;
    private volatile EmbeddedStore store;

    private Stack(StackSettings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
    }

    /**
     * Starts a stack and returns when every service is ready.
     *
     * @param say told, in one line each, what happens then and later
     * @throws IOException if the folder is in use, a service does not become ready, or the stack is closed meanwhile
     */
    public static Stack start(StackSettings settings, Consumer<String> say) throws IOException {
        var stack = new Stack(settings, say);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack shutdown"));
        try {
            stack.startAll();
            return stack;
        } catch (IOException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** How clients reach it. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** How many requests its object store has had, see {@link EmbeddedStore#requests()}. */
    public Map<String, Long> storeRequests() {
        return store.requests();
    }

    /** Waits until it is closed by another thread, such as that of Ctrl-C. */
    public void awaitEnd() throws InterruptedException {
        end.await();
    }

    /** Stops the services, then the store and the broker. A second call waits for the first and does nothing. */
    @Override
    public void close() {
        synchronized (closing) {
            if (!closed) {
                closed = true;
                if (endpoints != null) {
                    say.accept("Stopping.");
                }
            }
            for (var part = next(); part != null; part = next()) {
                try {
                    part.close();
                } catch (Exception e) {
                    say.accept("While stopping: " + e.getMessage());
                }
            }
            end.countDown();
        }
    }

    private void startAll() throws IOException {
        var folder = settings.folder();
        own(FolderLock.take(folder));
        Files.deleteIfExists(folder.endpoints());
        folder.create();
        var ports = StackPorts.choose(folder.ports(), settings.usualPorts());
        var credentials = Credentials.in(folder.credentials());

        say.accept("Starting the broker and the object store.");
        var brokerStart = started(() ->
                EmbeddedBroker.start(BrokerSettings.loopback(folder.broker(), ports.kafka(), ports.controller())));
        var storeStart = started(() -> EmbeddedStore.start(
                new EmbeddedStoreSettings(folder.store(), "127.0.0.1", ports.s3(), credentials, BUCKET)));
        var broker = finished(brokerStart);
        store = finished(storeStart);

        provisionTopics(broker);

        var s3 = new Endpoints.S3(store.endpoint(), credentials.accessKey(), credentials.secretKey(), BUCKET);
        var reached = new Endpoints(broker.bootstrapServers(), s3, "http://127.0.0.1:" + ports.web());
        var environment = ServiceEnvironment.of(settings.environment(), reached);
        var services = own(new ServiceGroup(settings.services(), folder, environment, ports.web(), say));
        services.start();
        services.awaitReady(settings.patience());

        own(() -> Files.deleteIfExists(folder.endpoints()));
        reached.write(folder.endpoints());
        endpoints = reached;
    }

    /** The services would do it too; done here, none of them waits for the others. */
    private static void provisionTopics(EmbeddedBroker broker) throws IOException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            Topics.provision(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the topics were made.", e);
        }
    }

    private <T extends AutoCloseable> CompletableFuture<T> started(Callable<T> start) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return own(start.call());
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    private static <T> T finished(CompletableFuture<T> start) throws IOException {
        try {
            return start.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException cause
                    ? cause
                    : new IOException("Cannot start the broker or the store: " + e.getCause(), e);
        }
    }

    /** Takes a part that has been started into this stack's care; a stack that is closed already closes it at once. */
    private <T extends AutoCloseable> T own(T part) throws IOException {
        synchronized (parts) {
            parts.push(part);
        }
        if (closed) {
            close();
            throw new IOException("The stack was stopped while it started.");
        }
        return part;
    }

    private AutoCloseable next() {
        synchronized (parts) {
            return parts.poll();
        }
    }
}
