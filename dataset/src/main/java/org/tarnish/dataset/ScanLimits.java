package org.tarnish.dataset;

import java.time.Duration;

/**
 * Bounds of finding out what a place on this machine holds.
 *
 * @param files most files and folders below a folder
 * @param bytes most bytes that are read of a file
 * @param time longest wait for all of it
 */
public record ScanLimits(long files, long bytes, Duration time) {
    /** 5,000,000 files and folders, 256 MiB, 10 minutes. */
    public static final ScanLimits DEFAULT = new ScanLimits(5_000_000, 256L << 20, Duration.ofMinutes(10));
}
