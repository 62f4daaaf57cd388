/**
 * Trains the models of the product from annotated sentences, typed dialogues and call turns that it makes up from templates.
 *
 * <p>May use: core, detect, detect.tagger, training.lexicon, language, speech.sphinx, wording, tools.jackson.core.
 */
@NullMarked
package org.bleepline.training;

import org.jspecify.annotations.NullMarked;
