package org.tarnish.machine.network;

import java.io.IOException;
import java.net.URI;

/** What the status of an answer means. */
final class AnswerStatus {
    /** The body is a whole file. */
    static final int OK = 200;

    /** The body is the part that was asked for. */
    static final int PART = 206;

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TIMED_OUT = 408;
    private static final int GONE = 410;
    private static final int NO_SUCH_PART = 416;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int SERVER_TROUBLE = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private AnswerStatus() {}

    /** Whether a server that was asked for a part has another file by now. */
    static boolean isOfNoPart(int status) {
        return status == PART || status == NO_SUCH_PART;
    }

    /**
     * Whether it may be the way of asking that is refused: the server does not answer questions for what is there, or the
     * address is signed for one way alone.
     */
    static boolean mayMeanTheQuestion(int status) {
        return status == METHOD_NOT_ALLOWED
                || status == NOT_IMPLEMENTED
                || status == BAD_REQUEST
                || status == UNAUTHORIZED
                || status == FORBIDDEN;
    }

    /**
     * Whether something is there.
     *
     * @throws SourceUnavailable if the answer is "not now"
     * @throws FetchRefused if it is neither yes nor "not there"
     */
    static boolean isThere(URI address, int status) throws IOException {
        if (status == MISSING || status == GONE) {
            return false;
        }
        if (status >= SERVER_TROUBLE || status == TIMED_OUT || status == TOO_EARLY || status == TOO_MANY) {
            throw new SourceUnavailable(address + " answered with status " + status + "; try again later");
        }
        if (status != OK) {
            throw new FetchRefused(address + " answered with status " + status + " instead of " + OK);
        }
        return true;
    }
}
