package org.tarnish.report.section;

import java.util.Optional;

/** What was asked for. */
final class RequestSection implements Section {
    @Override
    public String id() {
        return "request";
    }

    @Override
    public String title() {
        return "Request";
    }

    @Override
    public Optional<Content> content(Results results) {
        return Optional.of(new Content(
                "sections/request.html",
                new View(WrittenRequest.of(results.report().request()))));
    }

    record View(String request) {}
}
