package org.bleepline.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bleepline.detect.tagger.Labels;
import org.bleepline.detect.tagger.Tokens;
import org.jspecify.annotations.Nullable;

/** Which labels each token of an example may have: one, some, or any where nothing is known. */
final class Targets {
    private final Map<Long, boolean[]> outside = new HashMap<>();
    private final Map<String, boolean[]> inside = new HashMap<>();

    /** For each token the allowed labels, or null for any. */
    boolean[] @Nullable [] of(Example example, Tokens tokens) {
        boolean[] @Nullable [] allowed = new boolean[tokens.count()][];
        boolean[] outsideHere = outside.computeIfAbsent(example.known(), Targets::outsideSet);
        List<boolean @Nullable []> sets = new ArrayList<>();
        int mentionAt = 0;
        List<Mention> mentions = example.mentions();
        int turn = 0;
        for (int token = 0; token < tokens.count(); token++) {
            while (tokens.turnStart(turn + 1) <= token) {
                turn++;
            }
            while (mentionAt < mentions.size() && mentions.get(mentionAt).end() <= tokens.start(token)) {
                mentionAt++;
            }
            Mention mention = mentionAt < mentions.size() ? mentions.get(mentionAt) : null;
            if (mention == null || mention.start() >= tokens.end(token)) {
                boolean free = example.guessesCapitals() && mayBeUnmarked(example.text(), tokens, token, turn);
                sets.add(free ? null : outsideHere);
            } else if (mention.types() == 0) {
                sets.add(null);
            } else {
                boolean first = token == tokens.turnStart(turn) || tokens.end(token - 1) <= mention.start();
                boolean last = token + 1 == tokens.turnStart(turn + 1) || tokens.start(token + 1) >= mention.end();
                sets.add(inside.computeIfAbsent(
                        mention.types() + (first ? "f" : "") + (last ? "l" : ""),
                        key -> insideSet(mention.types(), first, last)));
            }
        }
        return sets.toArray(allowed);
    }

    private static boolean mayBeUnmarked(String text, Tokens tokens, int token, int turn) {
        char first = text.charAt(tokens.start(token));
        return Character.isDigit(first)
                || first == '$'
                || Character.isUpperCase(first)
                        && token > tokens.turnStart(turn)
                        && tokens.end(token) - tokens.start(token) > 1;
    }

    private static boolean[] outsideSet(long known) {
        boolean[] set = new boolean[Types.LABELS.count()];
        set[Labels.OUTSIDE] = true;
        for (int type = 0; type < Types.LIST.size(); type++) {
            if ((known & 1L << type) == 0) {
                set[Labels.begin(type)] = true;
                set[Labels.inside(type)] = true;
                set[Labels.last(type)] = true;
                set[Labels.unit(type)] = true;
            }
        }
        return set;
    }

    private static boolean[] insideSet(long types, boolean first, boolean last) {
        boolean[] set = new boolean[Types.LABELS.count()];
        for (int type = 0; type < Types.LIST.size(); type++) {
            if ((types & 1L << type) != 0) {
                set[Labels.of(type, first, last)] = true;
            }
        }
        return set;
    }
}
