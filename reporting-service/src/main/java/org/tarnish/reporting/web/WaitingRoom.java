package org.tarnish.reporting.web;

/** Where requests wait for their verdicts: so many and so large ones at once, not more. Safe for concurrent use. */
final class WaitingRoom {
    private final int places;
    private final long bytes;
    private int taken;
    private long filled;

    WaitingRoom(int places, long bytes) {
        this.places = places;
        this.bytes = bytes;
    }

    /** Takes a place for a request of some size; false if there is none. */
    synchronized boolean enter(long size) {
        if (taken >= places || taken > 0 && filled + size > bytes) {
            return false;
        }
        taken++;
        filled += size;
        return true;
    }

    synchronized void leave(long size) {
        taken--;
        filled -= size;
    }

    synchronized int taken() {
        return taken;
    }
}
