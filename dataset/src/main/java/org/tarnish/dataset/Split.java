package org.tarnish.dataset;

import java.util.Locale;
import java.util.Optional;

/** What a labelled image is for. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST;

    /** The split that a folder of this name holds, in any case; empty for every other folder. */
    static Optional<Split> ofFolder(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Optional.of(TRAIN);
            case "validation", "val", "valid" -> Optional.of(VALIDATION);
            case "test", "testing" -> Optional.of(TEST);
            default -> Optional.empty();
        };
    }

    /** The name in messages and requests, such as {@code validation}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
