package org.tarnish.pipeline.store;

import java.time.Duration;

/**
 * Where the object store is and how to enter it.
 *
 * @param endpoint http or https address
 * @param patience how long a call keeps trying while the store does not answer
 * @param timeout how long one attempt waits for the store's next bytes
 */
public record StoreSettings(
        String endpoint,
        String accessKey,
        String secretKey,
        String bucket,
        String region,
        Duration patience,
        Duration timeout) {
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(90);
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    public StoreSettings(
            String endpoint, String accessKey, String secretKey, String bucket, String region, Duration patience) {
        this(endpoint, accessKey, secretKey, bucket, region, patience, DEFAULT_TIMEOUT);
    }

    public StoreSettings(String endpoint, String accessKey, String secretKey, String bucket) {
        this(endpoint, accessKey, secretKey, bucket, "us-east-1", DEFAULT_PATIENCE);
    }

    @Override
    public String toString() {
        return "StoreSettings[endpoint=" + endpoint + ", bucket=" + bucket + "]";
    }
}
