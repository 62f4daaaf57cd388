/**
 * Finds what belongs to a closed class of words, such as drugs, conditions, religions or occupations, in one pass over
 * the text. What the words are stands in the text files beside the classes; this package knows no word.
 *
 * <p>May use: core.policy, core.span.
 */
@NullMarked
package org.bleepline.detect.lexicon;

import org.jspecify.annotations.NullMarked;
