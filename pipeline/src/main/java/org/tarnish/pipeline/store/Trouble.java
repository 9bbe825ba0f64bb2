package org.tarnish.pipeline.store;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a failed call of the store's client means. The client hides causes in several layers of exceptions, checked and
 * unchecked, so the whole chain of causes decides.
 */
sealed interface Trouble {
    /**
     * No answer came, or one that asks to come again.
     *
     * @param perhapsDone whether the store may have done what was asked all the same
     */
    record Passing(String words, boolean perhapsDone) implements Trouble {}

    /**
     * The store's last word.
     *
     * @param code the store's name for it, empty if it gave none
     */
    record Refusal(int status, String code, String words) implements Trouble {}

    /** A file of this machine could not be read or written. */
    record Local(FileSystemException file) implements Trouble {}

    /** Nothing that the store, the way to it or a disk has caused. */
    record OfOurOwn() implements Trouble {}

    Set<String> COME_AGAIN = Set.of(
            "SlowDown",
            "SlowDownRead",
            "SlowDownWrite",
            "RequestTimeout",
            "IncompleteBody",
            "OperationAborted",
            "ConditionalRequestConflict");

    Pattern STATUS_AND_TYPE = Pattern.compile("Response code: (\\d{3}), Content-Type: ([^,;\\s]*)");

    int LONGEST_WORDS = 300;

    static Trouble of(Exception failure) {
        return first(failure, Trouble::local)
                .or(() -> first(failure, Trouble::answered))
                .or(() -> last(failure, Trouble::silent))
                .orElseGet(OfOurOwn::new);
    }

    /** Reads one link of the chain of causes. */
    @FunctionalInterface
    interface Reading {
        Optional<Trouble> of(Throwable cause);
    }

    private static Optional<Trouble> first(Throwable failure, Reading reading) {
        return chain(failure).flatMap(cause -> reading.of(cause).stream()).findFirst();
    }

    private static Optional<Trouble> last(Throwable failure, Reading reading) {
        return chain(failure).flatMap(cause -> reading.of(cause).stream()).reduce((outer, inner) -> inner);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<Trouble> local(Throwable cause) {
        return cause instanceof FileSystemException file ? Optional.of(new Local(file)) : Optional.empty();
    }

    private static Optional<Trouble> answered(Throwable cause) {
        if (cause instanceof ErrorResponseException error) {
            var code = error.errorResponse().code() == null
                    ? ""
                    : error.errorResponse().code();
            var words = code.isEmpty()
                    ? "HTTP status " + error.response().code()
                    : code + ", " + error.errorResponse().message();
            return Optional.of(answer(error.response().code(), code, words));
        }
        if (cause instanceof ServerException error) {
            return Optional.of(answer(error.statusCode(), "", "HTTP status " + error.statusCode()));
        }
        if (cause instanceof InvalidResponseException) {
            var match = STATUS_AND_TYPE.matcher(String.valueOf(cause.getMessage()));
            if (match.find()) {
                var words = "HTTP status " + match.group(1) + " with a page of type " + match.group(2)
                        + ", which no object store sends";
                return Optional.of(answer(Integer.parseInt(match.group(1)), "", words));
            }
        }
        return Optional.empty();
    }

    private static Trouble answer(int status, String code, String words) {
        var line = oneLine(words);
        // 501 and 505 say that the store will never do it.
        var broken = status >= 500 && status != 501 && status != 505;
        if (broken || status == 408 || status == 429 || COME_AGAIN.contains(code)) {
            // Who is too busy has not begun; a server or gateway that broke may have.
            return new Passing(line, broken && status != 503);
        }
        return new Refusal(status, code, line);
    }

    private static Optional<Trouble> silent(Throwable cause) {
        return cause instanceof IOException || cause instanceof MinioException
                ? Optional.of(new Passing(
                        oneLine(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()),
                        true))
                : Optional.empty();
    }

    private static String oneLine(String words) {
        var line = words.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "...";
    }
}
