package org.bleepline.detect.reading;

import java.util.List;
import org.bleepline.core.span.Document;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.SpokenText;

/**
 * A document as recognizers read it: its spoken text, its cues, and the topics that are open at each place. Made once a
 * document. Immutable and safe for use by several threads.
 *
 * <p>A topic is opened by a cue of the same turn in front of the value ("my card number is ..."), by one behind it ("...
 * is my card number"), or by a question of an earlier turn. The strengths are rough chances, set by hand on own examples.
 */
public final class Reading {
    private static final int MAX_CUES = 6;
    private static final int NEAR_WORDS = 6;
    private static final int FAR_WORDS = 14;
    private static final int LAST_WORDS = 28;
    private static final int ANSWER_WORDS = 16;
    private static final int SHORT_TURN_WORDS = 6;
    private static final int MAX_TURNS_BACK = 4;
    private static final int BEHIND_WORDS = 5;

    /** What a cue loses for each cue that stands between it and the value. */
    private static final double STEP_BACK = 0.15;

    /** What a cue loses for each value that stands between it and this one. */
    private static final double TAKEN = 0.12;

    private static final int MAX_TAKEN = 2;

    private final SpokenText text;
    private final List<Cue> cues;
    private final int[] firstTokenOfTurn;
    private final int[] firstCueFrom;

    private Reading(Document document) {
        this.text = SpokenText.of(document);
        this.cues = CuePhrases.match(text);
        this.firstTokenOfTurn = firstTokens(document.turns().size());
        this.firstCueFrom = firstCues();
    }

    public static Reading of(Document document) {
        return new Reading(document);
    }

    public SpokenText text() {
        return text;
    }

    /** All cues in reading order. */
    public List<Cue> cues() {
        return cues;
    }

    /** The topics open for a code. */
    public OpenTopics topics(Code code) {
        return topics(code.first(), code.end());
    }

    /** The topics open for a value from a token to another. */
    public OpenTopics topics(int first, int end) {
        OpenTopics open = new OpenTopics();
        int nextCue = firstCueFrom[first];
        boolean own = lookBack(first, nextCue, open);
        lookAhead(end, open);
        int turn = text.turn(first);
        int turnStart = firstTokenOfTurn[turn];
        if (first - turnStart <= ANSWER_WORDS || (!own && first - turnStart <= 3 * ANSWER_WORDS)) {
            lookAtEarlierTurns(turn, own, open);
        }
        return open;
    }

    /** Index of the first cue that starts at or behind a token; the number of cues if none does. */
    public int firstCueFrom(int token) {
        return firstCueFrom[Math.min(token, text.size())];
    }

    /** First token of the turn of a token. */
    public int turnStart(int token) {
        return firstTokenOfTurn[text.turn(token)];
    }

    /** Behind the last token of the turn of a token. */
    public int turnEnd(int token) {
        return firstTokenOfTurn[text.turn(token) + 1];
    }

    /** First token of a turn. */
    public int firstTokenOfTurn(int turn) {
        return firstTokenOfTurn[turn];
    }

    private boolean lookBack(int first, int nextCue, OpenTopics open) {
        boolean found = false;
        for (int index = nextCue - 1; index >= 0 && index >= nextCue - MAX_CUES; index--) {
            Cue cue = cues.get(index);
            if (!text.sameTurn(cue.first(), first) || cue.end() > first) {
                if (cue.end() > first) {
                    continue;
                }
                break;
            }
            int distance = first - cue.end();
            if (distance > LAST_WORDS) {
                break;
            }
            double strength = distance <= NEAR_WORDS ? 1 : distance <= FAR_WORDS ? 0.85 : 0.65;
            strength -= STEP_BACK * (nextCue - 1 - index) + TAKEN * valuesBetween(cue.end(), first);
            open.note(cue.topic(), strength, false);
            found |= cue.topic() != Topic.HARMLESS;
        }
        return found;
    }

    private int valuesBetween(int from, int first) {
        int values = 0;
        int token = from;
        while (token < first && values < MAX_TAKEN) {
            Code code = text.code(token);
            if (code == null) {
                token++;
            } else {
                values += code.value().length() >= 3 ? 1 : 0;
                token = Math.max(token + 1, code.end());
            }
        }
        return values;
    }

    /** "... is my account number", "... for the card". */
    private void lookAhead(int end, OpenTopics open) {
        int nextCue = firstCueFrom[end];
        if (nextCue >= cues.size()) {
            return;
        }
        Cue cue = cues.get(nextCue);
        int distance = cue.first() - end;
        if (distance > BEHIND_WORDS || distance < 1 || !text.sameTurn(end - 1, cue.first())) {
            return;
        }
        String next = text.word(end);
        boolean tells = next.equals("is")
                || next.equals("was")
                || next.equals("that's")
                || (next.equals("for") && distance <= 2)
                || (next.equals("as") && distance <= 2)
                || ((next.equals("on") || next.equals("off"))
                        && (cue.topic() == Topic.CARD_CVV || cue.topic() == Topic.VEHICLE))
                || (text.isMark(end, ',') && (text.isWord(end + 1, "that's") || text.isWord(end + 1, "is")))
                || (text.isMark(end, '.') && text.isWord(end + 1, "that's"));
        if (tells) {
            open.note(cue.topic(), 0.85, false);
        }
    }

    private void lookAtEarlierTurns(int turn, boolean own, OpenTopics open) {
        for (int back = 1; back <= MAX_TURNS_BACK && turn - back >= 0; back++) {
            int from = firstTokenOfTurn[turn - back];
            int to = firstTokenOfTurn[turn - back + 1];
            int last = firstCueFrom[to];
            int first = firstCueFrom[from];
            int seen = 0;
            for (int index = last - 1; index >= first && seen < MAX_CUES; index--) {
                Cue cue = cues.get(index);
                if (cue.topic() != Topic.HARMLESS && cue.topic() != Topic.MONEY) {
                    double strength = 0.95 - 0.1 * (back - 1) - 0.04 * seen - (own ? 0.3 : 0);
                    if (to - cue.end() > 2 * FAR_WORDS) {
                        strength -= 0.25;
                    }
                    open.note(cue.topic(), strength, true);
                    seen++;
                }
            }
            if ((seen > 0 && back % 2 == 1) || (to - from > SHORT_TURN_WORDS && back % 2 == 1)) {
                return;
            }
        }
    }

    private int[] firstTokens(int turns) {
        int[] first = new int[turns + 1];
        int token = 0;
        for (int turn = 0; turn <= turns; turn++) {
            while (token < text.size() && text.turn(token) < turn) {
                token++;
            }
            first[turn] = token;
        }
        return first;
    }

    private int[] firstCues() {
        int[] first = new int[text.size() + 1];
        int cue = 0;
        for (int token = 0; token <= text.size(); token++) {
            while (cue < cues.size() && cues.get(cue).first() < token) {
                cue++;
            }
            first[token] = cue;
        }
        return first;
    }
}
