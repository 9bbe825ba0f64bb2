/**
 * The filters that several corruptions share, on plain arrays. Their inner loops run over padded rows without branches
 * or indirection, so that the JDK's compiler makes vector instructions of them; every operation is rounded as written,
 * so the bytes of a result depend on no JDK and no processor.
 */
package org.tarnish.imaging.corruption.filter;
