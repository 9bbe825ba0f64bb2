package org.tarnish.report.html;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The pages' Qute templates, from the class path folder {@code templates/}. Every value is escaped for HTML unless it is a
 * {@link RawString}; a value that a template names and nobody gives is an error. Safe for concurrent use.
 */
public final class Templates {
    private static final Variant HTML = Variant.forContentType("text/html");

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of("text/html")))
            .addLocator(name -> Optional.of(new Page(read(name))))
            .removeStandaloneLines(true)
            .build();

    /**
     * Renders a template.
     *
     * @param name file below {@code templates/}
     * @param data its components are the names that the template uses
     */
    public String render(String name, Record data) {
        return engine.getTemplate(name).instance().data(data).render();
    }

    /** A style sheet or script below {@code templates/}, to be put into a page as it is. */
    public RawString verbatim(String name) {
        return new RawString(read(name));
    }

    private static String read(String name) {
        try (var in = Templates.class.getResourceAsStream("/templates/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no page template named '" + name + "' on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Page(String content) implements TemplateLocation {
        @Override
        public Reader read() {
            return new StringReader(content);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(HTML);
        }
    }
}
