/** Numbers of a run on one condition: a catalogue of pure functions of predictions. */
package org.tarnish.evaluation.metric;
