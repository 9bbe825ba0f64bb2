package org.tarnish.learning.training;

/** A device has too little memory for a training. Trying again gives the same: the job has failed for good. */
public final class OutOfDeviceMemory extends RuntimeException {
    private static final long serialVersionUID = 1;

    private OutOfDeviceMemory(String message, Throwable cause) {
        super(message, cause);
    }

    static OutOfDeviceMemory butFits(String device, int tried, int fits, Throwable cause) {
        return new OutOfDeviceMemory(
                "device " + device + " has too little memory for " + tried + " images at once, but " + fits
                        + " fit; ask for microBatch " + fits,
                cause);
    }

    static OutOfDeviceMemory fitsNothing(String device, int tried, Throwable cause) {
        return new OutOfDeviceMemory(
                "device " + device + " has too little memory for " + tried
                        + " images at once, and half as many, down to 2,"
                        + " do not fit either; ask for smaller images, a smaller architecture or another device",
                cause);
    }
}
