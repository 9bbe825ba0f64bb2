package org.tarnish.dataset.parquet;

import java.io.IOException;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.dataset.format.Source;

/**
 * What stands before the bytes of a page.
 *
 * @param expanded bytes of the page when it is expanded
 * @param stored bytes of the page
 * @param values how many it holds, absent ones included
 * @param levels bytes of levels that stand before the values, never compressed; -1 where they are part of what is compressed
 * @param lists bytes of levels of lists, before these
 */
record PageHead(
        Kind kind, int expanded, int stored, int values, int encoding, int levels, int lists, boolean compressed) {
    enum Kind {
        DATA,
        INDEX,
        DICTIONARY,
        DATA_2
    }

    static final int PLAIN = 0;
    static final int RLE = 3;

    private static final int DICTIONARY_OF_BEFORE = 2;
    private static final int DICTIONARY = 8;

    /** Whether values are positions in the dictionary. */
    boolean positions() {
        return encoding == DICTIONARY || encoding == DICTIONARY_OF_BEFORE;
    }

    /** @throws FormatException if it is damaged */
    static PageHead read(Source source) throws IOException {
        var thrift = new Thrift(source);
        // By field of the page's head: 1 kind, 2 and 3 sizes; 10 to 17 what the head of its kind says.
        var found = new int[18];
        found[14] = -1;
        found[16] = 1;
        found[17] = RLE;
        thrift.struct((id, type) -> {
            switch (id) {
                case 1, 2, 3 -> found[id] = thrift.count(type);
                case 5 ->
                    thrift.struct((field, kind) -> {
                        switch (field) {
                            case 1, 2 -> found[10 + field] = thrift.count(kind);
                            case 3 -> found[17] = thrift.count(kind);
                            default -> thrift.skip(kind);
                        }
                    });
                case 7 ->
                    thrift.struct((field, kind) -> {
                        if (field == 1 || field == 2) {
                            found[10 + field] = thrift.count(kind);
                        } else {
                            thrift.skip(kind);
                        }
                    });
                case 8 ->
                    thrift.struct((field, kind) -> {
                        switch (field) {
                            case 1 -> found[11] = thrift.count(kind);
                            case 4 -> found[12] = thrift.count(kind);
                            case 5 -> found[14] = thrift.count(kind);
                            case 6 -> found[15] = thrift.count(kind);
                            case 7 -> found[16] = Thrift.truth(kind) ? 1 : 0;
                            default -> thrift.skip(kind);
                        }
                    });
                default -> thrift.skip(type);
            }
        });
        if (found[1] >= Kind.values().length) {
            throw new FormatException("is damaged: a page of the unknown kind " + found[1]);
        }
        if (found[17] != RLE) {
            throw new FormatException("has levels in an encoding of before 2014, which is not read; write it again");
        }
        var head = new PageHead(
                Kind.values()[found[1]],
                found[2],
                found[3],
                found[11],
                found[12],
                found[14],
                found[15],
                found[16] == 1);
        if (head.kind == Kind.DATA_2 && (head.levels < 0 || (long) head.levels + head.lists > head.stored)) {
            throw new FormatException("is damaged: levels are longer than their page");
        }
        return head;
    }
}
