package org.tarnish.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final Templates templates = new Templates();

    record Table(Grid grid) {}

    record Other(String name) {}

    @Test
    void everyTextOfATableIsEscaped() {
        var evil = "<b onclick='x'>\"&</b>";
        var cell = Cell.name(evil, evil, evil).marked(evil);
        var grid = new Grid(
                evil, List.of(List.of(new Grid.Head(evil, evil, "", 1, 1, 0))), List.of(new Grid.Row(List.of(cell))));

        var html = templates.render("table.html", new Table(grid));

        assertThat(html)
                .doesNotContain("<b")
                .doesNotContain("'x'")
                .contains("&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;&lt;/b&gt;");
    }

    @Test
    void aZeroIsAValueToSortBy() {
        var grid = new Grid("g", List.of(), List.of(new Grid.Row(List.of(Cell.number("0.0", 0.0)))));

        assertThat(templates.render("table.html", new Table(grid))).contains("data-sort=\"0.0\"");
    }

    @Test
    void aMissingValueIsAnError() {
        assertThatThrownBy(() -> templates.render("table.html", new Other("nothing")))
                .hasMessageContaining("grid");
    }

    @Test
    void anUnknownTemplateIsNamed() {
        assertThatThrownBy(() -> templates.verbatim("nothing.css"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no page template named 'nothing.css' on the class path");
    }
}
