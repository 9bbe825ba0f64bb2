/** How everything is written as JSON. */
package org.tarnish.pipeline.json;
