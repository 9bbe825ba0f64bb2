package org.tarnish.cli.command;

import java.util.List;

/**
 * Commands that a module adds to the command line.
 *
 * @param commands in the order in which the help lists them: annotated objects, or command lines with commands of
 *     their own
 * @param examples lines at the end of the help of {@code tarnish} that show them
 */
public record CommandSet(List<Object> commands, List<String> examples) {
    public CommandSet {
        commands = List.copyOf(commands);
        examples = List.copyOf(examples);
    }
}
