package org.tarnish.pipeline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.plan.JobQueue;

class LaneTest {
    @ParameterizedTest
    @EnumSource
    void theFirstLaneHasTheNamesOfItsQueueAndTheOthersANumberBehindThem(JobQueue queue) {
        var first = Lane.first(queue);
        assertThat(first.topic()).isEqualTo(queue.topic());
        assertThat(first.group()).isEqualTo(queue.group());
        assertThat(first.next().next().topic()).isEqualTo(queue.topic() + ".2");
        assertThat(first.next().group()).isEqualTo(queue.group() + ".1");
    }

    @ParameterizedTest
    @EnumSource
    void aLaneIsFoundByItsGroup(JobQueue queue) {
        for (int number : new int[] {0, 1, 12, 999}) {
            var lane = new Lane(queue, number);
            assertThat(Lane.ofGroup(lane.group())).contains(lane);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jobs.train",
                "tarnish.jobs",
                "tarnish.jobs.train.",
                "tarnish.jobs.train.0",
                "tarnish.jobs.train.01",
                "tarnish.jobs.train.x",
                "tarnish.jobs.train.1000",
                "tarnish.jobs.train.99999999999",
                "tarnish.jobs.trainer"
            })
    void aForeignGroupIsNoLane(String group) {
        assertThat(Lane.ofGroup(group)).isEmpty();
    }

    @Test
    void aNegativeNumberIsRefused() {
        assertThatThrownBy(() -> new Lane(JobQueue.TRAIN, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a lane's number must be at least 0, was -1");
    }
}
