/** What reports draw of predictions. */
package org.tarnish.evaluation.diagram;
