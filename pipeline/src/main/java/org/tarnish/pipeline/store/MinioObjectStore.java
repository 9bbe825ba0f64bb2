package org.tarnish.pipeline.store;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.ByteArrayInputStream;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The object store through MinIO's client. */
public final class MinioObjectStore implements ObjectStore, AutoCloseable {
    private static final long AUTOMATIC_PART_SIZE = -1;
    private static final Map<String, String> UNLESS_THERE = Map.of("If-None-Match", "*");
    private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchObject", "ResourceNotFound");
    private static final Set<String> ALREADY_THERE = Set.of("PreconditionFailed", "ConditionalRequestConflict");

    private final MinioClient client;
    private final String bucket;
    private final Retries retries;

    /**
     * @param observer told of every failed attempt
     */
    public MinioObjectStore(StoreSettings settings, Runnable observer) {
        this.client = MinioClient.builder()
                .endpoint(settings.endpoint())
                .credentials(settings.accessKey(), settings.secretKey())
                .region(settings.region())
                .build();
        client.setTimeout(
                Duration.ofSeconds(10).toMillis(),
                Duration.ofSeconds(60).toMillis(),
                Duration.ofSeconds(60).toMillis());
        this.bucket = settings.bucket();
        this.retries = new Retries(settings.endpoint(), settings.patience(), observer);
    }

    @Override
    public void makeBucket() {
        retries.call("make bucket " + bucket, () -> {
            if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
                try {
                    client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
                } catch (ErrorResponseException e) {
                    if (!code(e).startsWith("BucketAlready")) {
                        throw e;
                    }
                }
            }
            return null;
        });
    }

    @Override
    public boolean reachable() {
        try {
            return client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build());
        } catch (MinioException | IllegalStateException e) {
            // Network errors come as the latter.
            return false;
        }
    }

    @Override
    public Optional<byte[]> get(String key) {
        return retries.call("get " + key, () -> {
            try (var object = client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(key).build())) {
                return Optional.of(object.readAllBytes());
            } catch (ErrorResponseException e) {
                if (ABSENT.contains(code(e))) {
                    return Optional.<byte[]>empty();
                }
                throw e;
            }
        });
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        write(key, content, contentType, Map.of(), new AtomicInteger());
    }

    @Override
    public void put(String key, Path file, String contentType) {
        retries.call("put " + key, () -> {
            try (var stream = Files.newInputStream(file)) {
                client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).contentType(contentType).stream(
                                stream, Files.size(file), AUTOMATIC_PART_SIZE)
                        .build());
            }
            return null;
        });
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content, String contentType) {
        var tries = new AtomicInteger();
        boolean written = write(key, content, contentType, UNLESS_THERE, tries);
        // After a try without an answer the object that is there may be this call's own.
        return written
                || tries.get() > 1
                        && get(key).filter(there -> Arrays.equals(there, content))
                                .isPresent();
    }

    private boolean write(
            String key, byte[] content, String contentType, Map<String, String> headers, AtomicInteger tries) {
        return retries.call("put " + key, () -> {
            tries.incrementAndGet();
            try {
                client.putObject(
                        PutObjectArgs.builder()
                                .bucket(bucket)
                                .object(key)
                                .contentType(contentType)
                                .extraHeaders(headers)
                                .stream(new ByteArrayInputStream(content), (long) content.length, AUTOMATIC_PART_SIZE)
                                .build());
                return true;
            } catch (ErrorResponseException e) {
                if (!headers.isEmpty() && (e.response().code() == 412 || ALREADY_THERE.contains(code(e)))) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public boolean exists(String key) {
        return age(key).isPresent();
    }

    @Override
    public Optional<Duration> age(String key) {
        return retries.call("stat " + key, () -> {
            try {
                var stat = client.statObject(
                        StatObjectArgs.builder().bucket(bucket).object(key).build());
                var date = stat.headers().get("Date");
                var now = date == null
                        ? Instant.now()
                        : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant();
                var age = Duration.between(stat.lastModified().toInstant(), now);
                return Optional.of(age.isNegative() ? Duration.ZERO : age);
            } catch (ErrorResponseException e) {
                if (ABSENT.contains(code(e)) || e.response().code() == 404) {
                    return Optional.<Duration>empty();
                }
                throw e;
            }
        });
    }

    @Override
    public void download(String key, Path file) {
        retries.call("get " + key, () -> {
            var part = file.resolveSibling(
                    file.getFileName() + "." + Thread.currentThread().getId() + ".part");
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var object = client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(key).build())) {
                Files.copy(object, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (ErrorResponseException e) {
                if (ABSENT.contains(code(e))) {
                    throw new MissingObject(key);
                }
                throw e;
            } finally {
                Files.deleteIfExists(part);
            }
            return null;
        });
    }

    @Override
    public List<String> list(String prefix) {
        return list(prefix, true);
    }

    @Override
    public List<String> folders(String prefix) {
        return list(prefix, false).stream()
                .filter(name -> name.endsWith("/"))
                .map(name -> name.substring(prefix.length(), name.length() - 1))
                .toList();
    }

    @Override
    public List<StoredObject> objects(String prefix) {
        return retries.call("list " + prefix, () -> {
            var objects = new ArrayList<StoredObject>();
            for (var result : client.listObjects(ListObjectsArgs.builder()
                    .bucket(bucket)
                    .prefix(prefix)
                    .recursive(true)
                    .build())) {
                var item = result.get();
                objects.add(new StoredObject(
                        item.objectName(), item.size(), item.lastModified().toInstant()));
            }
            objects.sort(Comparator.comparing(StoredObject::key));
            return objects;
        });
    }

    private List<String> list(String prefix, boolean recursive) {
        return retries.call("list " + prefix, () -> {
            var keys = new ArrayList<String>();
            for (var result : client.listObjects(ListObjectsArgs.builder()
                    .bucket(bucket)
                    .prefix(prefix)
                    .recursive(recursive)
                    .build())) {
                keys.add(result.get().objectName());
            }
            keys.sort(null);
            return keys;
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

    private static String code(ErrorResponseException e) {
        var code = e.errorResponse().code();
        return code == null ? "" : code;
    }
}
