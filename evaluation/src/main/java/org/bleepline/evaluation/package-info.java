/**
 * Measures how well personal data is found: compares the spans of a detector with texts in which people have marked what
 * is there.
 *
 * <p>May use: core, tools.jackson.core.
 */
@NullMarked
package org.bleepline.evaluation;

import org.jspecify.annotations.NullMarked;
