/** Numbers of a run that follow from its predictions on several conditions taken together. */
package org.tarnish.evaluation.joint;
