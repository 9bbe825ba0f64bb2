package org.tarnish.learning.training;

/**
 * What a run took.
 *
 * @param seconds wall time of all epochs over all attempts: adaptation, training, validation and the writing of
 *     checkpoints, but not curves
 * @param imagesPerSecond images trained per second of training steps, or null if none were
 * @param peakHostBytes most physical memory that the process has used so far, or null if the system does not tell
 * @param peakDeviceBytes most memory in use on the device after a step of the last attempt, by whomever, asked once a
 *     second; null on a CPU
 */
public record Effort(double seconds, Double imagesPerSecond, Long peakHostBytes, Long peakDeviceBytes) {}
