package org.bleepline.server.api;

import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.redaction.Substitution;

/**
 * What a request asks to have removed.
 *
 * @param wanted {@code redact_pii}; without it nothing else here counts
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
        boolean returnUnredacted) {}
