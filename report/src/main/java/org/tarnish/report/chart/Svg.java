package org.tarnish.report.chart;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes one SVG element, always well-formed: text and attribute values are escaped, and characters that XML does not
 * allow become U+FFFD. Attributes are given as name, value, name, value; numbers are rounded to two decimals.
 */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** Starts a figure that scales to its container's width and is announced by its title and description. */
    Svg(double width, double height, String title, String description) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace(NAMESPACE);
            attributes("class", "chart", "role", "img", "viewBox", "0 0 " + number(width) + " " + number(height));
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
        text("title", title);
        text("desc", description);
    }

    Svg open(String element, Object... attributes) {
        try {
            xml.writeStartElement(element);
            attributes(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
    }

    Svg close() {
        try {
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
    }

    /** An element without content. */
    Svg leaf(String element, Object... attributes) {
        try {
            xml.writeEmptyElement(element);
            attributes(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
    }

    /** An element that holds text alone. */
    Svg text(String element, String content, Object... attributes) {
        open(element, attributes);
        try {
            xml.writeCharacters(legal(content));
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
        return close();
    }

    /** The whole figure. */
    String finish() {
        try {
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
    }

    /** A coordinate with at most two decimals. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a coordinate must be a finite number, was " + value);
        }
        long hundredths = Math.round(value * 100);
        var sign = hundredths < 0 ? "-" : "";
        long whole = Math.abs(hundredths) / 100;
        long rest = Math.abs(hundredths) % 100;
        if (rest == 0) {
            return sign + whole;
        }
        return sign + whole + (rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest);
    }

    private void attributes(Object... pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.length; i += 2) {
            var value = pairs[i + 1] instanceof Number number ? number(number.doubleValue()) : pairs[i + 1].toString();
            xml.writeAttribute(pairs[i].toString(), legal(value));
        }
    }

    private static String legal(String text) {
        var legal = new StringBuilder(text.length());
        text.codePoints().map(point -> isLegal(point) ? point : 0xFFFD).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    /** Whether XML 1.0 allows the character (its production 2). */
    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }

    private static IllegalStateException unexpected(XMLStreamException e) {
        return new IllegalStateException("writing XML to memory cannot fail", e);
    }
}
