package org.tarnish.cli.command;

/** What the command's exit code tells a script. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int REJECTED = 2;
    public static final int NO_STACK = 3;

    private ExitCode() {}
}
