package org.bleepline.server.views;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.server.api.WireWord;
import org.bleepline.server.web.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The redacted words of a completed transcript. Nothing else is ever read here: a view must not tell more than the text. */
final class TimedWords {
    private TimedWords() {}

    static List<WireWord> of(ObjectNode result) {
        List<WireWord> words = new ArrayList<>();
        for (JsonNode word : result.path("words")) {
            words.add(Json.mapper().treeToValue(word, WireWord.class));
        }
        return words;
    }

    static String text(List<WireWord> words) {
        StringBuilder text = new StringBuilder();
        words.forEach(word -> text.append(text.isEmpty() ? "" : " ").append(word.text()));
        return text.toString();
    }

    /** When the last of them ends, which need not be the last to begin. */
    static long end(List<WireWord> words) {
        return words.stream().mapToLong(WireWord::end).max().orElse(0);
    }

    static double confidence(List<WireWord> words) {
        return words.stream().mapToDouble(WireWord::confidence).average().orElse(0);
    }
}
