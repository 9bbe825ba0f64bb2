package org.tarnish.local.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.blobstore.BlobStore;

/**
 * Lets the holder of the credentials in, and counts: the server asks here once for each HTTP request that names an
 * access key, a request that is sent again included. Safe for concurrent use.
 */
final class StoreRequests implements BlobStoreLocator {
    /** What is asked of the bucket itself: lists, and whether it is there. */
    static final String BUCKET = "(bucket)";

    private static final String OTHER = "(other)";

    /** Keys are few in kind; those of a client that means something else by them must not fill the memory. */
    private static final int MOST_KINDS = 100;

    private final Credentials credentials;
    private final BlobStore objects;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    StoreRequests(Credentials credentials, BlobStore objects) {
        this.credentials = credentials;
        this.objects = objects;
    }

    @Override
    public AccessGrant locateBlobStore(String accessKey, String bucket, String key) {
        var kind = kind(key);
        var known = counts.size() < MOST_KINDS || counts.containsKey(kind);
        counts.computeIfAbsent(known ? kind : OTHER, name -> new LongAdder()).increment();
        return credentials.accessKey().equals(accessKey) ? new AccessGrant(credentials.secretKey(), objects) : null;
    }

    /** Requests up to now by the kind of key they were for. */
    Map<String, Long> counts() {
        var now = new TreeMap<String, Long>();
        counts.forEach((kind, count) -> now.put(kind, count.sum()));
        return now;
    }

    /** A key without the id in its second place and what follows the third: {@code tasks/ID/claims/000001.json} is {@code tasks/claims}. */
    static String kind(String key) {
        if (key == null || key.isEmpty()) {
            return BUCKET;
        }
        var parts = key.split("/", 4);
        return parts.length < 3 ? parts[0] : parts[0] + "/" + parts[2];
    }
}
