/**
 * Compiles lists of names and terms into the hashed lists of the product, and measures what the lists find where nothing
 * is to be found. Not a part of the product.
 *
 * <p>May use: core, detect.lexicon, com.ibm.icu.
 */
@NullMarked
package org.bleepline.training.lexicon;

import org.jspecify.annotations.NullMarked;
