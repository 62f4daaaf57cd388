package org.bleepline.core.redaction;

import java.util.Locale;
import org.bleepline.core.policy.EntityLabel;

/**
 * What stands in the text in place of a removed word. Punctuation at the edges of the word stays.
 *
 * <p>{@snippet :
 * Substitution.HASH.replace("Decarlo,", Policy.PERSON_NAME); // "#######,"
 * Substitution.ENTITY_NAME.replace("Decarlo,", Policy.PERSON_NAME); // "[PERSON_NAME],"
 * }
 */
public enum Substitution {
    /** One {@code #} for each character (Unicode code point) of the word. */
    HASH {
        @Override
        String replaceCore(String core, EntityLabel label) {
            return "#".repeat(core.codePointCount(0, core.length()));
        }
    },
    /** The label in brackets, once for each word. */
    ENTITY_NAME {
        @Override
        String replaceCore(String core, EntityLabel label) {
            return "[" + label.label() + "]";
        }
    };

    /** The name on the wire and on the command line: {@code hash} or {@code entity_name}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word without its value. A word of nothing but punctuation is replaced whole. */
    public String replace(String word, EntityLabel label) {
        WordCore core = WordCore.of(word);
        return word.substring(0, core.start())
                + replaceCore(word.substring(core.start(), core.end()), label)
                + word.substring(core.end());
    }

    abstract String replaceCore(String core, EntityLabel label);
}
