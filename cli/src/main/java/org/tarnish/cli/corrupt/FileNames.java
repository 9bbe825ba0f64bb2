package org.tarnish.cli.corrupt;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.tarnish.dataset.DatasetException;
import org.tarnish.dataset.Entry;

/**
 * The places of images in class folders, {@code <class>/<file>}: their names in the data set without split and class
 * folder, and with the ending of their format. Where two would meet, both are named after their whole place, with
 * underscores for the folders.
 */
final class FileNames {
    private final String[] names;

    /** @throws DatasetException if there is no way to keep two images apart */
    FileNames(Selection selection, FileFormat format) throws IOException {
        names = new String[selection.count()];
        var seen = new HashSet<String>();
        var met = new HashSet<String>();
        for (int position = 0; position < names.length; position++) {
            names[position] = plain(selection, position, format);
            if (!seen.add(names[position])) {
                met.add(names[position]);
            }
        }
        if (!met.isEmpty()) {
            setApart(selection, format, met);
        }
    }

    private void setApart(Selection selection, FileFormat format, Set<String> met) throws IOException {
        var seen = new HashSet<String>();
        for (int position = 0; position < names.length; position++) {
            if (met.contains(names[position])) {
                var whole = selection.entry(position).name().replace('/', '_');
                var named = format.named(whole);
                names[position] =
                        folder(selection, position) + '/' + (named.equals(whole) ? whole : whole + format.named(""));
            }
            if (!seen.add(names[position])) {
                throw new DatasetException("two images would be written to " + names[position] + ", one of them "
                        + selection.entry(position).name() + "; rename it");
            }
        }
    }

    private static String plain(Selection selection, int position, FileFormat format) {
        var entry = selection.entry(position);
        var label = selection.classes().get(entry.label());
        return folder(selection, position) + '/' + format.named(below(entry, label));
    }

    /** What follows the class's folder, or the last part where there is no such folder. */
    private static String below(Entry entry, String label) {
        var name = entry.name();
        var found = ("/" + name).indexOf("/" + label + "/");
        return found >= 0 ? name.substring(found + label.length() + 1) : name.substring(name.lastIndexOf('/') + 1);
    }

    /** Names of classes may come from a file, and are no paths. */
    private static String folder(Selection selection, int position) {
        var label = selection.classes().get(selection.entry(position).label());
        var safe = label.replaceAll("[/\\\\\\p{Cntrl}]", "_");
        return safe.matches("\\.*") ? "_" + safe : safe;
    }

    String of(int position) {
        return names[position];
    }
}
