package org.tarnish.experiment.result;

/**
 * What one training took. Times are those of the machine and its load, so equal trainings differ in them.
 *
 * @param deviceName what the device's maker calls it
 * @param seconds wall time of all epochs, validation and checkpoints included
 * @param imagesPerSecond images trained per second of training steps, or null if there were none
 * @param peakHostBytes most physical memory of the process, or null where the system does not tell
 * @param peakDeviceBytes most memory in use on the device, by whomever, seen after a step; null for a CPU
 * @param wattHours estimate: seconds times the device's power in the table of devices, or null if it is not there
 * @param cost estimate: seconds times the device's price in the table of devices, or null if it is not there
 * @param currency of the cost, or null
 */
public record Resources(
        String deviceName,
        double seconds,
        Double imagesPerSecond,
        Long peakHostBytes,
        Long peakDeviceBytes,
        Double wattHours,
        Double cost,
        String currency) {}
