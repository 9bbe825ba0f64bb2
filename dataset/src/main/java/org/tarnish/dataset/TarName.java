package org.tarnish.dataset;

import java.nio.charset.StandardCharsets;

/**
 * Tells what the name of a tar's entry stands for, which was read with one character for each byte: pax attributes are
 * Unicode already; the fields of a header and GNU's long names are bytes, of UTF-8 as a rule ({@link EntryText}).
 */
final class TarName {
    private static final int KIND_AT = 156;
    private static final int NAME = 100;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;

    private boolean attributes;
    private boolean longName;
    private String inHeader = "";

    /** Before the headers of the next entry. */
    void begin() {
        attributes = false;
        longName = false;
        inHeader = "";
    }

    /** One of the headers of an entry; the last one is its own. */
    void header(byte[] record) {
        var kind = record[KIND_AT];
        attributes |= kind == 'x' || kind == 'X';
        longName |= kind == 'L';
        var prefix = text(record, PREFIX_AT, PREFIX);
        inHeader = (prefix.isEmpty() ? "" : prefix + "/") + text(record, 0, NAME);
    }

    /**
     * @param name one character for each byte, unless attributes gave it
     * @throws IllegalArgumentException if attributes hold a name whose bytes are lost
     */
    String of(String name) {
        var given = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        var header = inHeader.endsWith("/") ? inHeader.substring(0, inHeader.length() - 1) : inHeader;
        var unicode =
                attributes && !longName && !given.equals(header) || name.chars().anyMatch(one -> one > 0xff);
        if (unicode && name.indexOf('\uFFFD') >= 0) {
            throw new IllegalArgumentException("the attributes of '" + Shown.text(name)
                    + "' hold a name that is no UTF-8; pack it again with GNU's format");
        }
        return unicode
                ? EntryText.utf8(name.getBytes(StandardCharsets.UTF_8))
                : EntryText.utf8(name.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(byte[] record, int at, int most) {
        var end = at;
        while (end < at + most && record[end] != 0) {
            end++;
        }
        return new String(record, at, end - at, StandardCharsets.ISO_8859_1);
    }
}
