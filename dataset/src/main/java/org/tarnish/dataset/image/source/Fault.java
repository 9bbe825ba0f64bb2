package org.tarnish.dataset.image.source;

import java.io.IOException;

/** Why a file cannot be decoded. The message goes on after the file's name: "is cut off: ...". */
public final class Fault extends IOException {
    private static final long serialVersionUID = 1L;

    private Fault(String message) {
        super(message);
    }

    /** The content contradicts its format. */
    public static Fault damaged(String reason) {
        return new Fault("is damaged: " + reason);
    }

    /** The content ends before the image does. */
    public static Fault cutOff(String reason) {
        return new Fault("is cut off: " + reason);
    }

    /** Nothing is wrong with the content, but it is not read. */
    public static Fault unsupported(String what) {
        return new Fault("is " + what + ", which is not read; save it as 8-bit PNG");
    }

    /** The image is larger than what is decoded. */
    public static Fault tooLarge(long width, long height) {
        return new Fault("is " + width + " x " + height + " pixels; allowed are sides up to " + Picture.MAX_SIDE
                + " and " + Picture.MAX_PIXELS + " pixels in all");
    }
}
