package org.tarnish.local.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * An S3 object store in this JVM, its objects as files of a directory. Objects put before a stop or {@code kill -9} are
 * there after the next start. Of many conditional puts (If-None-Match: *) of one key exactly one succeeds.
 */
public final class EmbeddedStore implements AutoCloseable {
    private static final String PROBE = "conditional-put-probe";
    private static final int PRECONDITION_FAILED = 412;

    private final S3Proxy server;
    private final String endpoint;
    private final StoreRequests requests;

    private EmbeddedStore(S3Proxy server, String endpoint, StoreRequests requests) {
        this.server = server;
        this.endpoint = endpoint;
        this.requests = requests;
    }

    /**
     * Starts a store and returns when its bucket is there and conditional puts have been seen to work.
     *
     * @throws IOException if the directory cannot be written or does not serve conditional puts, or the port is in use
     */
    public static EmbeddedStore start(EmbeddedStoreSettings settings) throws IOException {
        // A relative directory would list nothing, silently.
        var directory = settings.directory().toAbsolutePath().normalize();
        Files.createDirectories(directory);
        var objects = new FilesystemNio2BlobStore(directory.toString());
        prepare(objects, settings.bucket(), directory);
        var server = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://" + settings.host() + ":" + settings.port()))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4,
                        settings.credentials().accessKey(),
                        settings.credentials().secretKey())
                .ignoreUnknownHeaders(true)
                .jettyMaxThreads(64)
                .build();
        var requests = new StoreRequests(settings.credentials(), objects);
        server.setBlobStoreLocator(requests);
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException(
                    "Cannot start the object store on port " + settings.port() + ": " + e.getMessage(), e);
        }
        return new EmbeddedStore(server, "http://" + reachable(settings.host()) + ":" + settings.port(), requests);
    }

    /** The address for clients on this machine. */
    public String endpoint() {
        return endpoint;
    }

    /**
     * How many HTTP requests clients have sent, by the kind of key they were for: {@code tasks/claims} stands for the keys
     * {@code tasks/ID/claims/...}, {@code (bucket)} for lists and questions after the bucket.
     */
    public Map<String, Long> requests() {
        return requests.counts();
    }

    /** Stops the store once the requests at hand are answered. */
    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("Cannot stop the object store: " + e.getMessage(), e);
        }
    }

    private static void prepare(BlobStore objects, String bucket, Path directory) throws IOException {
        if (!objects.containerExists(bucket)) {
            objects.createContainer(bucket);
        }
        // The first put wins, or lost against that of an earlier start; the second must lose.
        putIfAbsent(objects, bucket);
        if (putIfAbsent(objects, bucket)) {
            throw new IOException("The file system of " + directory
                    + " lets two conditional puts of one object succeed: choose a folder on another with --data.");
        }
    }

    private static boolean putIfAbsent(BlobStore objects, String bucket) {
        var put = PutObjectRequest.builder()
                .bucket(bucket)
                .key(PROBE)
                .ifNoneMatch("*")
                .contentLength(0L)
                .build();
        try {
            objects.putBlob(put, InputStream.nullInputStream());
            return true;
        } catch (AwsServiceException e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw e;
        }
    }

    private static String reachable(String host) {
        return host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }
}
