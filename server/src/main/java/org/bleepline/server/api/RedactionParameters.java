package org.bleepline.server.api;

import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.redaction.CutScope;
import org.bleepline.core.redaction.Substitution;

/**
 * What a request asks to have removed.
 *
 * @param wanted {@code redact_pii}; without it nothing else here counts
 * @param cutScope on which channels a moment is removed from the sound; {@code bleepline.channels}
 * @param align whether the times of words are looked for anew in the sound; {@code bleepline.align}
 * @param noSpeechAudio whether redacted audio is wanted even where nobody speaks
 */
public record RedactionParameters(
        boolean wanted,
        PolicySet policies,
        StaticEntities staticEntities,
        Substitution substitution,
        boolean audio,
        OutputFormat audioFormat,
        RedactionMethod method,
        boolean noSpeechAudio,
        boolean returnUnredacted,
        CutScope cutScope,
        boolean align) {}
