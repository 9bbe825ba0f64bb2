/** Where weights begin, and the files that hold them. */
package org.tarnish.network.weights;
