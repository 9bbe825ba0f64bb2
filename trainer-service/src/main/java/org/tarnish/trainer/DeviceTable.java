package org.tarnish.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What devices take and cost. A table is a text of lines with four columns, separated by tabs: a regular expression that is
 * looked for in the device's name, watts under load, price per hour, currency; lines that begin with {@code #} are
 * comments. The first line that is found counts.
 */
final class DeviceTable {
    private static final String USUAL = "devices.tsv";
    private static final int COLUMNS = 4;

    private final List<Entry> entries;

    private DeviceTable(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * A kind of device.
     *
     * @param watts under load
     * @param pricePerHour in the currency
     */
    record Entry(Pattern name, double watts, double pricePerHour, String currency) {}

    /**
     * The table of a file, or the usual one.
     *
     * @throws IllegalArgumentException if a line of it is wrong
     * @throws UncheckedIOException if it cannot be read
     */
    static DeviceTable read(Optional<Path> file) {
        try {
            return file.isPresent()
                    ? parse(Files.readString(file.get()), file.get().toString())
                    : usual();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table of devices " + file.orElseThrow(), e);
        }
    }

    /** The entry for a device, if there is one. */
    Optional<Entry> find(String deviceName) {
        return entries.stream()
                .filter(entry -> entry.name().matcher(deviceName).find())
                .findFirst();
    }

    private static DeviceTable usual() throws IOException {
        try (var stream = DeviceTable.class.getResourceAsStream(USUAL)) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), USUAL);
        }
    }

    private static DeviceTable parse(String text, String source) {
        var entries = new ArrayList<Entry>();
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                entries.add(entry(line, source + ", line " + number));
            }
        }
        return new DeviceTable(entries);
    }

    private static Entry entry(String line, String where) {
        var columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw wrong(where, line, null);
        }
        try {
            return new Entry(Pattern.compile(columns[0]), amount(columns[1]), amount(columns[2]), columns[3].strip());
        } catch (NumberFormatException | PatternSyntaxException e) {
            throw wrong(where, line, e);
        }
    }

    private static double amount(String text) {
        double amount = Double.parseDouble(text);
        if (!(amount >= 0 && Double.isFinite(amount))) {
            throw new NumberFormatException("less than 0");
        }
        return amount;
    }

    private static IllegalArgumentException wrong(String where, String line, Exception cause) {
        return new IllegalArgumentException(
                "a line of the table of devices must have an expression, watts, price per hour (at least 0) and currency,"
                        + " separated by tabs, was '" + line + "' (" + where + ")",
                cause);
    }
}
