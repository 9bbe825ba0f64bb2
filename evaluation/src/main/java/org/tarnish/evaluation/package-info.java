/** What a number is: its name, unit, range, direction and source; and the predictions that numbers follow from. */
package org.tarnish.evaluation;
