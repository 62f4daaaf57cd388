/**
 * Finds out in which language words are, where nobody says it: by the letters and their neighbours, whatever was said.
 *
 * <p>May use: opennlp.tools.langdetect.
 */
@NullMarked
package org.bleepline.language;

import org.jspecify.annotations.NullMarked;
