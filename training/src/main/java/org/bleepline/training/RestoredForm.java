package org.bleepline.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.wording.Style;
import org.bleepline.wording.Wording;

/**
 * Puts marks and capitals into raw text as the product does behind an engine that gives raw words, with all that it gets wrong.
 * The product knows of most names and numbers when it does so; here of most mentions. Mentions move along. Words stay one to one.
 */
final class RestoredForm {
    private static final int KNOWN_PERCENT = 88;

    private final Wording wording;
    private final Random random;

    RestoredForm(Wording wording, Random random) {
        this.wording = wording;
        this.random = random;
    }

    /** @param raw small letters without marks */
    Example of(Example raw) {
        Document before = Document.of(raw.text(), "en");
        if (before.wordCount() == 0) {
            return raw;
        }
        Document after = wording.restore(before, found(raw.mentions()), Style.full());
        List<Mention> mentions = raw.mentions().stream()
                .map(mention -> new Mention(
                        moved(before, after, mention.start()),
                        moved(before, after, mention.end() - 1) + 1,
                        mention.types()))
                .toList();
        return raw.with(after.text(), mentions);
    }

    private List<Span> found(List<Mention> mentions) {
        List<Span> found = new ArrayList<>();
        for (Mention mention : mentions) {
            if (mention.types() != 0 && random.nextInt(100) < KNOWN_PERCENT) {
                int type = Long.numberOfTrailingZeros(mention.types());
                found.add(new Span(Types.LIST.get(type), mention.start(), mention.end(), 1, "training", "given"));
            }
        }
        return found;
    }

    /** @return where a letter of the raw words stands in the restored ones */
    static int moved(Document raw, Document restored, int offset) {
        int word = raw.firstWordEndingAfter(offset);
        return restored.wordStart(word) + offset - raw.wordStart(word);
    }
}
