/** Numbers of two runs on the same images of one condition: a catalogue of pure functions of both predictions. */
package org.tarnish.evaluation.pair;
