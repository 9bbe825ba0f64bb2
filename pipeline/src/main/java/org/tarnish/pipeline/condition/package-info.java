/** Images as conditions show them: made of clean ones, to be stored or while they are read. */
package org.tarnish.pipeline.condition;
