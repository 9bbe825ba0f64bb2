package org.tarnish.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Golden;

class BenjaminiHochbergTest {
    @Test
    void fourValuesByHand() {
        // Descending .04 .03 .01 .005 times 4/4 4/3 4/2 4/1 is .04 .04 .02 .02.
        assertThat(BenjaminiHochberg.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-15));
    }

    @Test
    void neverBelowTheValueAndNeverAboveHolms() {
        double[] p = {0.2, 0.01, 0.6, 0.011, 0.05};
        var adjusted = BenjaminiHochberg.adjust(p);
        var holm = Holm.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(adjusted[i]).isBetween(p[i], holm[i]);
        }
    }

    @Test
    void statsmodelsSaysTheSame() {
        var golden = Golden.cases("discoveries");
        assertThat(golden).hasSizeGreaterThan(50);
        for (var fields : golden) {
            var p = Golden.numbers(fields.get(0));
            assertThat(BenjaminiHochberg.adjust(p))
                    .as("%s", fields)
                    .containsExactly(Golden.numbers(fields.get(1)), Golden.DIGITS);
            assertThat(Holm.adjust(p)).as("%s", fields).containsExactly(Golden.numbers(fields.get(2)), Golden.DIGITS);
        }
    }

    @Test
    void nothingStaysNothingAndTheArgumentIsNotTouched() {
        assertThat(BenjaminiHochberg.adjust(new double[0])).isEmpty();
        double[] p = {0.04, 0.01};
        BenjaminiHochberg.adjust(p);
        assertThat(p).containsExactly(0.04, 0.01);
    }
}
