/** Whether a network is right as often as it says that it is. */
package org.tarnish.evaluation.calibration;
