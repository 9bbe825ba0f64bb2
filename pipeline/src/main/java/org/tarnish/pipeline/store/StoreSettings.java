package org.tarnish.pipeline.store;

import java.time.Duration;

/**
 * Where the object store is and how to enter it.
 *
 * @param endpoint http or https address
 * @param patience how long a call keeps trying while the store does not answer
 */
public record StoreSettings(
        String endpoint, String accessKey, String secretKey, String bucket, String region, Duration patience) {
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(90);

    public StoreSettings(String endpoint, String accessKey, String secretKey, String bucket) {
        this(endpoint, accessKey, secretKey, bucket, "us-east-1", DEFAULT_PATIENCE);
    }

    @Override
    public String toString() {
        return "StoreSettings[endpoint=" + endpoint + ", bucket=" + bucket + "]";
    }
}
