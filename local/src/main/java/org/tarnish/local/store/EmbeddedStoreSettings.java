package org.tarnish.local.store;

import java.nio.file.Path;

/**
 * Where an {@link EmbeddedStore} keeps its objects and on which address it answers.
 *
 * @param directory of the buckets, made if absent
 * @param host interface that clients connect to
 * @param port that clients connect to, 1..65535
 * @param credentials the only ones it accepts
 * @param bucket that exists once the store is up
 */
public record EmbeddedStoreSettings(Path directory, String host, int port, Credentials credentials, String bucket) {}
