package org.tarnish.reporting.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Which part of the list is asked for.
 *
 * @param after id that it begins after, or null
 */
record Paging(int limit, String after) {
    static final String DEFAULT = "200";
    private static final int MOST = 1_000;

    static Paging of(String limit, String after) {
        // A number of more digits is no less wrong.
        int number = limit.matches("[0-9]{1,6}") ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > MOST) {
            throw new BadPaging("limit must be in 1.." + MOST + ", was '" + limit + "'");
        }
        return new Paging(number, after == null || after.isEmpty() ? null : after);
    }

    /** The address of the next part. */
    String next(String path, String id) {
        return path + "?limit=" + limit + "&after=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /** No part of the list is meant. */
    static final class BadPaging extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadPaging(String message) {
            super(message);
        }
    }
}
