package org.tarnish.pipeline.event;

/** Where facts and progress go. */
public interface Events {
    /** Tells a fact; returns when the broker has it. */
    void tell(Fact fact);

    /** Tells progress; may be lost. */
    void progress(TaskProgress progress);
}
