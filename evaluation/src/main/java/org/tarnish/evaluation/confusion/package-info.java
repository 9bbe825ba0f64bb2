/** Which classes are taken for which. */
package org.tarnish.evaluation.confusion;
