/**
 * Trains the model of the tagger from annotated sentences and from call turns that it makes up from templates.
 *
 * <p>May use: core, detect.tagger, training.lexicon, language, wording, tools.jackson.core.
 */
@NullMarked
package org.bleepline.training;

import org.jspecify.annotations.NullMarked;
