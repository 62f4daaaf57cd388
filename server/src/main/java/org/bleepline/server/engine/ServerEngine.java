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
 * @param confidenceTells whether its words have a low confidence where they were not said, as in another language
 * @param bleepline does the work; loads its engine when it is first needed
 */
public record ServerEngine(
        String name,
        Set<String> languages,
        boolean detectsLanguage,
        boolean takesKeyterms,
        boolean confidenceTells,
        Bleepline bleepline) {
    public ServerEngine {
        languages = Set.copyOf(languages);
    }

    /** One that is told the language, and nothing else. */
    public ServerEngine(String name, Set<String> languages, Bleepline bleepline) {
        this(name, languages, false, false, false, bleepline);
    }

    /** One that knows a single language, and can be compared with others in how sure it is of its words. */
    static ServerEngine ofOneLanguage(String name, Set<String> languages, Bleepline bleepline) {
        return new ServerEngine(name, languages, false, false, true, bleepline);
    }
}
