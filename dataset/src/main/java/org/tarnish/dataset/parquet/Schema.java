package org.tarnish.dataset.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tarnish.dataset.format.FormatException;

/** The tree of a file's columns while it is read: elements in the order of a walk from the top. */
final class Schema {
    private static final int MOST = 10_000;
    private static final int LONGEST_NAME = 1 << 12;
    private static final int DEEPEST = 32;
    private static final int LAST_TYPE = 7;
    private static final int UTF8 = 0;
    private static final int STRING = 1;
    private static final int OPTIONAL = 1;
    private static final int REPEATED = 2;

    private final List<Element> elements = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private int next;

    private static final class Element {
        private int type = -1;
        private int repetition;
        private String name = "";
        private int children;
        private boolean text;
    }

    /** The next element. */
    void add(Thrift thrift) throws IOException {
        if (elements.size() == MOST) {
            throw new FormatException("has more than " + MOST + " columns");
        }
        var element = new Element();
        thrift.struct((id, type) -> {
            switch (id) {
                case 1 -> element.type = thrift.count(type);
                case 3 -> element.repetition = thrift.count(type);
                case 4 -> element.name = thrift.text(type, LONGEST_NAME);
                case 5 -> element.children = thrift.count(type);
                case 6 -> element.text |= thrift.count(type) == UTF8;
                case 10 ->
                    thrift.struct((kind, field) -> {
                        element.text |= kind == STRING;
                        thrift.skip(field);
                    });
                default -> thrift.skip(type);
            }
        });
        elements.add(element);
    }

    /** @throws FormatException if the elements make no tree of values */
    List<Column> columns() throws FormatException {
        if (elements.isEmpty() || elements.get(0).children == 0) {
            throw new FormatException("has no columns");
        }
        var root = elements.get(next++);
        for (var i = 0; i < root.children; i++) {
            walk(List.of(), 0, false);
        }
        if (next < elements.size()) {
            throw damaged();
        }
        return columns;
    }

    private void walk(List<String> above, int optional, boolean repeated) throws FormatException {
        if (next == elements.size() || above.size() == DEEPEST) {
            throw damaged();
        }
        var element = elements.get(next++);
        var path = new ArrayList<>(above);
        path.add(element.name);
        var levels = optional + (element.repetition == OPTIONAL || element.repetition == REPEATED ? 1 : 0);
        var list = repeated || element.repetition == REPEATED;
        if (element.children == 0) {
            if (element.type < 0 || element.type > LAST_TYPE) {
                throw damaged();
            }
            columns.add(new Column(columns.size(), path, element.type, element.text, levels, list));
        }
        for (var i = 0; i < element.children; i++) {
            walk(path, levels, list);
        }
    }

    private static FormatException damaged() {
        return new FormatException("is damaged: its columns make no tree");
    }
}
