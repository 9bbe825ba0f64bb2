/** Training images each at a quality of its own, which follows the classifier. */
package org.tarnish.learning.adaptive;
