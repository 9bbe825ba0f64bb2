package org.tarnish.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    @Test
    void placesAreGivenBack() {
        var room = new WaitingRoom(2, 100);

        assertThat(room.enter(1)).isTrue();
        assertThat(room.enter(1)).isTrue();
        assertThat(room.enter(1)).isFalse();
        room.leave(1);
        assertThat(room.enter(1)).isTrue();
        assertThat(room.taken()).isEqualTo(2);
    }

    @Test
    void largeRequestsWaitAloneAndStillGetIn() {
        var room = new WaitingRoom(10, 100);

        assertThat(room.enter(1_000)).isTrue();
        assertThat(room.enter(1)).isFalse();
        room.leave(1_000);
        assertThat(room.enter(60)).isTrue();
        assertThat(room.enter(60)).isFalse();
        assertThat(room.enter(40)).isTrue();
    }
}
