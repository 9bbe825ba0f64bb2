package org.tarnish.cli.command;

import java.io.IOException;

/** An option has a value that it cannot have; the message is a sentence. */
public final class WrongUsage extends IOException {
    private static final long serialVersionUID = 1;

    public WrongUsage(String message) {
        super(message);
    }
}
