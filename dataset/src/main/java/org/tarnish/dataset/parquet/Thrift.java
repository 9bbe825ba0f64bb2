package org.tarnish.dataset.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.dataset.format.Source;

/**
 * Thrift's compact protocol, which Parquet's heads are written in (Apache Thrift, "Thrift Compact protocol encoding"). What
 * is not asked for is passed over. Lists are visited element by element, so that what one claims to hold costs no memory.
 */
final class Thrift {
    static final int BINARY = 8;
    static final int STRUCT = 12;

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int LAST_INTEGER = 6;
    private static final int DOUBLE = 7;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int DEEPEST = 32;

    private final Source source;
    private int depth;

    Thrift(Source source) {
        this.source = source;
    }

    static Thrift of(byte[] bytes) {
        return new Thrift(new Source(new ByteArrayInputStream(bytes)));
    }

    /** Takes what a struct or a list holds, and must read it or pass over it. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param id of the field; the position in a list
         * @param type of what comes next
         */
        void visit(int id, int type) throws IOException;
    }

    /** Visits the fields of the struct that comes next. */
    void struct(Visitor visitor) throws IOException {
        enter();
        var id = 0;
        for (var head = source.oneByte(); head != 0; head = source.oneByte()) {
            id = head >> 4 == 0 ? (int) zigzag() : id + (head >> 4);
            visitor.visit(id, head & 15);
        }
        depth--;
    }

    /** Visits the elements of a list. */
    void list(int type, Visitor visitor) throws IOException {
        require(type == LIST || type == SET);
        enter();
        var head = source.oneByte();
        var size = head >> 4 == 15 ? varint() : head >> 4;
        for (var i = 0L; i < size; i++) {
            visitor.visit((int) Math.min(i, Integer.MAX_VALUE), head & 15);
        }
        depth--;
    }

    long integer(int type) throws IOException {
        require(type >= BYTE && type <= LAST_INTEGER);
        return type == BYTE ? (byte) source.oneByte() : zigzag();
    }

    /** A whole number of 32 bits that is no less than 0. */
    int count(int type) throws IOException {
        var value = integer(type);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new FormatException("is damaged: a count of " + value);
        }
        return (int) value;
    }

    static boolean truth(int type) throws FormatException {
        require(type == TRUE || type == FALSE);
        return type == TRUE;
    }

    String text(int type, int most) throws IOException {
        require(type == BINARY);
        var length = varint();
        if (length > most) {
            throw new FormatException("is damaged: a text of " + length + " bytes where at most " + most + " may be");
        }
        return new String(source.bytes((int) length), StandardCharsets.UTF_8);
    }

    /** Passes over a field. */
    void skip(int type) throws IOException {
        switch (type) {
            case TRUE, FALSE -> {}
            case BYTE -> source.oneByte();
            case 4, 5, LAST_INTEGER -> varint();
            case DOUBLE -> source.skip(Double.BYTES);
            case BINARY -> source.skip(varint());
            case LIST, SET -> list(type, (at, element) -> skipElement(element));
            case MAP -> map();
            case STRUCT -> struct((id, field) -> skip(field));
            default -> throw new FormatException("is damaged: an unknown type " + type + " in a head");
        }
    }

    /** Truth values take a byte in lists and maps, and none in structs. */
    private void skipElement(int type) throws IOException {
        if (type == TRUE || type == FALSE) {
            source.oneByte();
        } else {
            skip(type);
        }
    }

    private void map() throws IOException {
        enter();
        var size = varint();
        var types = size == 0 ? 0 : source.oneByte();
        for (var i = 0L; i < size; i++) {
            skipElement(types >> 4);
            skipElement(types & 15);
        }
        depth--;
    }

    private void enter() throws FormatException {
        if (++depth > DEEPEST) {
            throw new FormatException("is damaged: a head is nested too deeply");
        }
    }

    private long zigzag() throws IOException {
        var value = varint(Long.SIZE);
        return value >>> 1 ^ -(value & 1);
    }

    /** A length: no less than 0. */
    private long varint() throws IOException {
        return varint(Long.SIZE) & Long.MAX_VALUE;
    }

    private long varint(int bits) throws IOException {
        var value = 0L;
        for (var shift = 0; shift < bits; shift += 7) {
            var next = source.oneByte();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new FormatException("is damaged: a number in a head has no end");
    }

    private static void require(boolean expected) throws FormatException {
        if (!expected) {
            throw new FormatException("is damaged: a field of a head has another type than it must");
        }
    }
}
