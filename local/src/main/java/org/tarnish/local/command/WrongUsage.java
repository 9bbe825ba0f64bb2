package org.tarnish.local.command;

import java.io.IOException;

/** An option has a value that it cannot have; the message is a sentence. */
final class WrongUsage extends IOException {
    private static final long serialVersionUID = 1;

    WrongUsage(String message) {
        super(message);
    }
}
