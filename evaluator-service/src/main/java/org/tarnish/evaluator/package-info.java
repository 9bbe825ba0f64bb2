/** Tasks that evaluate, compare, and find minimal images; wiring of the evaluator-service. */
package org.tarnish.evaluator;
