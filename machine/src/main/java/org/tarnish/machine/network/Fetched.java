package org.tarnish.machine.network;

import java.nio.file.Path;

/**
 * A file that came complete.
 *
 * @param file where it is; whoever asked for it keeps or deletes it
 * @param sha256 64 lower-case hexadecimal digits
 * @param version as the server said it
 */
public record Fetched(Path file, String sha256, long bytes, FileVersion version) {}
