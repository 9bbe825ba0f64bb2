package org.tarnish.cli.command;

import java.util.LinkedHashSet;
import java.util.List;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

/** Corruptions as the command line names them. */
public final class CorruptionNames {
    private CorruptionNames() {}

    /** The named ones in the order of the catalogue, each once. */
    public static List<String> of(List<String> words) throws WrongUsage {
        var wanted = new LinkedHashSet<String>();
        for (var word : words) {
            switch (word.strip()) {
                case "all" -> wanted.addAll(Corruptions.names());
                case "main" -> wanted.addAll(Corruptions.mainNames());
                default -> wanted.add(known(word.strip()));
            }
        }
        return Corruptions.names().stream().filter(wanted::contains).toList();
    }

    private static String known(String name) throws WrongUsage {
        try {
            return Corruptions.named(name).name();
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e.getMessage() + "; or main, or all");
        }
    }
}
