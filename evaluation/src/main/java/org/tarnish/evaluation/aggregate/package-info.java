/** Numbers of a run over several conditions, such as mean corruption errors: a catalogue of pure functions. */
package org.tarnish.evaluation.aggregate;
