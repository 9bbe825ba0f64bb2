package org.tarnish.local.launcher;

import java.util.List;
import java.util.Map;

/**
 * A service as the launcher starts it.
 *
 * @param name unique in a stack; also names its log and its scratch folder
 * @param command the program and its arguments; nothing secret, for everyone can see it
 * @param environment what this service gets besides what every service gets
 * @param web true for the one service that people open in a browser, which keeps its port when it is started again
 */
public record Service(String name, List<String> command, Map<String, String> environment, boolean web) {
    public Service {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
