package org.tarnish.pipeline.store;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** The object store through MinIO's client. */
public final class MinioObjectStore implements ObjectStore, AutoCloseable {
    private static final long AUTOMATIC_PART_SIZE = -1;
    private static final Map<String, String> UNLESS_THERE = Map.of("If-None-Match", "*");
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final Duration PROMPT = Duration.ofSeconds(5);
    private static final int CONCURRENT_CALLS = 64;

    private final MinioClient client;
    private final MinioClient prompt;
    private final String bucket;
    private final Retries retries;

    /**
     * @param observer told of every attempt that failed by the store's fault
     */
    public MinioObjectStore(StoreSettings settings, Runnable observer) {
        var http = http(settings.timeout());
        this.client = client(settings, http);
        this.prompt = client(settings, http.newBuilder().callTimeout(PROMPT).build());
        this.bucket = settings.bucket();
        this.retries = new Retries(settings.endpoint(), settings.patience(), observer);
    }

    /**
     * HTTP without attempts of its own: after a second attempt that nobody knows of, a conditional put could not tell its
     * own object from another's.
     */
    private static OkHttpClient http(Duration timeout) {
        var dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(CONCURRENT_CALLS);
        var builder = Http.newDefaultClient()
                .newBuilder()
                .dispatcher(dispatcher)
                .retryOnConnectionFailure(false)
                .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
                .readTimeout(timeout)
                .writeTimeout(timeout);
        builder.interceptors().clear();
        return builder.build();
    }

    private static MinioClient client(StoreSettings settings, OkHttpClient http) {
        return MinioClient.builder()
                .endpoint(settings.endpoint())
                .credentials(settings.accessKey(), settings.secretKey())
                .region(settings.region())
                .httpClient(http, true)
                .build();
    }

    @Override
    public void makeBucket() {
        try {
            retries.call("make bucket " + bucket, () -> {
                if (!hasBucket(client)) {
                    client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
                }
                return null;
            });
        } catch (StoreRefused e) {
            if (!e.hasCode("BucketAlready")) {
                throw e;
            }
        }
    }

    @Override
    public boolean reachable() {
        try {
            return hasBucket(prompt);
        } catch (MinioException | RuntimeException e) {
            if (Trouble.of(e) instanceof Trouble.OfOurOwn) {
                throw new IllegalStateException("cannot ask the object store for bucket " + bucket, e);
            }
            return false;
        }
    }

    private boolean hasBucket(MinioClient asked) throws MinioException {
        return asked.bucketExists(BucketExistsArgs.builder().bucket(bucket).build());
    }

    @Override
    public Optional<byte[]> get(String key) {
        return unlessMissing("get " + key, () -> {
            try (var object = client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(key).build())) {
                return object.readAllBytes();
            }
        });
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        write(key, content, contentType, Map.of());
    }

    @Override
    public void put(String key, Path file, String contentType) {
        retries.call("put " + key, () -> {
            try (var stream = LocalFile.reading(file)) {
                return client.putObject(
                        PutObjectArgs.builder().bucket(bucket).object(key).contentType(contentType).stream(
                                        stream, Files.size(file), AUTOMATIC_PART_SIZE)
                                .build());
            }
        });
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content, String contentType) {
        try {
            write(key, content, contentType, UNLESS_THERE);
            return true;
        } catch (StoreRefused e) {
            if (!e.isAlreadyThere()) {
                throw e;
            }
            return e.isPerhapsDone()
                    && get(key).filter(there -> Arrays.equals(there, content)).isPresent();
        }
    }

    /** In one request, whatever the size, since a condition holds for one request. */
    private void write(String key, byte[] content, String contentType, Map<String, String> headers) {
        retries.call(
                "put " + key,
                () -> client.putObject(PutObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .contentType(contentType)
                        .extraHeaders(headers)
                        .data(content, content.length)
                        .build()));
    }

    @Override
    public boolean exists(String key) {
        return stat(key).isPresent();
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return head(key)
                .map(head ->
                        new StoredObject(key, head.size(), head.lastModified().toInstant()));
    }

    @Override
    public Optional<Duration> age(String key) {
        return head(key).map(head -> {
            var date = head.headers().get("Date");
            var now = date == null
                    ? Instant.now()
                    : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            var age = Duration.between(head.lastModified().toInstant(), now);
            return age.isNegative() ? Duration.ZERO : age;
        });
    }

    private Optional<StatObjectResponse> head(String key) {
        return unlessMissing(
                "stat " + key,
                () -> client.statObject(
                        StatObjectArgs.builder().bucket(bucket).object(key).build()));
    }

    @Override
    public void download(String key, Path file) {
        unlessMissing("get " + key, () -> {
                    var part = file.resolveSibling(
                            file.getFileName() + "." + Thread.currentThread().getId() + ".part");
                    Files.createDirectories(file.toAbsolutePath().getParent());
                    try (var object = client.getObject(
                            GetObjectArgs.builder().bucket(bucket).object(key).build())) {
                        try (var copy = LocalFile.writing(part)) {
                            object.transferTo(copy);
                        }
                        return Files.move(
                                part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    } finally {
                        Files.deleteIfExists(part);
                    }
                })
                .orElseThrow(() -> new MissingObject(key));
    }

    private <T> Optional<T> unlessMissing(String what, Retries.Call<T> call) {
        try {
            return Optional.of(retries.call(what, call));
        } catch (StoreRefused e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<String> list(String prefix) {
        return items(prefix, true).stream().map(Item::objectName).toList();
    }

    @Override
    public List<StoredObject> objects(String prefix) {
        return items(prefix, true).stream()
                .map(item -> new StoredObject(
                        item.objectName(), item.size(), item.lastModified().toInstant()))
                .toList();
    }

    @Override
    public List<String> folders(String prefix) {
        return items(prefix, false).stream()
                .map(Item::objectName)
                .filter(name -> name.endsWith("/"))
                .map(name -> name.substring(prefix.length(), name.length() - 1))
                .sorted()
                .toList();
    }

    private List<Item> items(String prefix, boolean recursive) {
        return retries.call("list " + prefix, () -> {
            var items = new ArrayList<Item>();
            for (var result : client.listObjects(ListObjectsArgs.builder()
                    .bucket(bucket)
                    .prefix(prefix)
                    .recursive(recursive)
                    .build())) {
                items.add(result.get());
            }
            items.sort(Comparator.comparing(Item::objectName));
            return items;
        });
    }

    @Override
    public void delete(String key) {
        retries.call("delete " + key, () -> {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build());
            return null;
        });
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the object store's client did not close", e);
        }
    }
}
