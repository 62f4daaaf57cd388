/**
 * Finds names, places, organisations, occupations, dates and more with a trained linear-chain model.
 *
 * <p>The types that are public besides {@link org.bleepline.detect.tagger.Tagger} are for the module that trains the model;
 * they may change with every model.
 *
 * <p>May use: core.
 */
@NullMarked
package org.bleepline.detect.tagger;

import org.jspecify.annotations.NullMarked;
