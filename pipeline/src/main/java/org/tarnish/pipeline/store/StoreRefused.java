package org.tarnish.pipeline.store;

import java.util.Set;

/** The object store answered that it will not do what was asked; asking again changes nothing. */
public final class StoreRefused extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchObject", "ResourceNotFound");
    private static final int PRECONDITION_FAILED = 412;

    private final int status;
    private final String code;
    private final boolean perhapsDone;

    /**
     * @param perhapsDone whether an earlier attempt of the same call got no answer, so may have had its effect
     */
    StoreRefused(String message, Trouble.Refusal refusal, boolean perhapsDone, Throwable cause) {
        super(message, cause);
        this.status = refusal.status();
        this.code = refusal.code();
        this.perhapsDone = perhapsDone;
    }

    boolean isMissing() {
        return MISSING.contains(code);
    }

    boolean isAlreadyThere() {
        return status == PRECONDITION_FAILED;
    }

    boolean hasCode(String beginning) {
        return code.startsWith(beginning);
    }

    boolean isPerhapsDone() {
        return perhapsDone;
    }
}
