package org.tarnish.local.client;

import io.minio.DownloadObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tarnish.local.folder.Endpoints;

/** Fetches reports from the object store. */
public final class ReportFiles {
    private final Endpoints.S3 s3;

    public ReportFiles(Endpoints.S3 s3) {
        this.s3 = s3;
    }

    /**
     * Writes all files of an experiment's report into a folder, over older ones.
     *
     * @return how many there are; 0 if the experiment has no report yet
     */
    @SuppressWarnings("try") // the client's close may be interrupted; nothing more happens here
    public int fetch(String experiment, Path folder) throws IOException {
        var prefix = "experiments/" + experiment + "/report/";
        try (var client = MinioClient.builder()
                .endpoint(s3.endpoint())
                .credentials(s3.accessKey(), s3.secretKey())
                .build()) {
            var files = 0;
            var listing = ListObjectsArgs.builder()
                    .bucket(s3.bucket())
                    .prefix(prefix)
                    .recursive(true)
                    .build();
            for (var item : client.listObjects(listing)) {
                var key = item.get().objectName();
                fetch(client, key, inside(folder, key.substring(prefix.length())));
                files++;
            }
            return files;
        } catch (ErrorResponseException e) {
            throw new IOException(
                    "The object store at " + s3 + " refused: "
                            + e.errorResponse().message()
                            + "; check TARNISH_S3_ACCESS_KEY, TARNISH_S3_SECRET_KEY and TARNISH_S3_BUCKET.",
                    e);
        } catch (MinioException e) {
            throw new NoStackException(
                    "The object store does not answer at " + s3 + " (" + e.getMessage()
                            + "): check that the stack is up and its address right.",
                    e);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Cannot fetch the report: " + e.getMessage(), e);
        }
    }

    private void fetch(MinioClient client, String key, Path file) throws IOException, MinioException {
        Files.createDirectories(file.getParent());
        client.downloadObject(DownloadObjectArgs.builder()
                .bucket(s3.bucket())
                .object(key)
                .filename(file.toString())
                .overwrite(true)
                .build());
    }

    /** The store is not trusted to name files outside the folder. */
    private static Path inside(Path folder, String name) throws IOException {
        var file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize()) || file.equals(folder.normalize())) {
            throw new IOException("The report names a file outside its folder: '" + name + "'.");
        }
        return file;
    }
}
