package org.tarnish.local.command;

/** What the command's exit code tells a script. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int REJECTED = 2;
    static final int NO_STACK = 3;

    private ExitCode() {}
}
