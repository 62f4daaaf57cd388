package org.bleepline.server.engine;

import java.util.Set;
import org.bleepline.pipeline.Bleepline;

/**
 * A way to hear and redact recordings.
 *
 * @param name what {@code bleepline.models} calls it, such as {@code embedded}
 * @param languages what it can hear, as codes without region, known without loading it
 * @param detectsLanguage whether it can find out which of them is spoken
 * @param takesKeyterms whether it makes use of words that are likely to be said
 * @param bleepline does the work; loads its engine when it is first needed
 */
public record ServerEngine(
        String name, Set<String> languages, boolean detectsLanguage, boolean takesKeyterms, Bleepline bleepline) {
    public ServerEngine {
        languages = Set.copyOf(languages);
    }

    /** One that is told the language, and nothing else. */
    public ServerEngine(String name, Set<String> languages, Bleepline bleepline) {
        this(name, languages, false, false, bleepline);
    }
}
