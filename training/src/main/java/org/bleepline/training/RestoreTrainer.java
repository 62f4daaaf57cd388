package org.bleepline.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bleepline.wording.restore.Capitals;
import org.bleepline.wording.restore.Mark;
import org.bleepline.wording.restore.NameWords;
import org.bleepline.wording.restore.Pause;
import org.bleepline.wording.restore.RestoreModel;
import org.bleepline.wording.restore.Stretch;

/**
 * Fits the weights of marks and of capitals: multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer, JMLR 2011).
 * Half of the decisions of a place are told what was right before it, half what the weights say, so that a mistake does not
 * lead to the next. One thread and its own arithmetic for exponentials: the same turns give the same bytes.
 */
final class RestoreTrainer {
    private static final float RATE = 0.1f;
    private static final int ROUNDS = 4;
    /** Below this a weight is worth no byte. */
    private static final float LEAST_WEIGHT = 0.01f;

    private final Random random;
    private final float[] marks = new float[Mark.values().length << RestoreModel.MARK_BITS];
    private final float[] marksSquares = new float[marks.length];
    private final float[] capitals = new float[Capitals.values().length << RestoreModel.CAPITALS_BITS];
    private final float[] capitalsSquares = new float[capitals.length];
    private final int[] markRows = new int[Stretch.MARK_FEATURES];
    private final int[] capitalsRows = new int[Stretch.CAPITALS_FEATURES];
    private final float[] markScores = new float[Mark.values().length];
    private final float[] capitalsScores = new float[Capitals.values().length];

    RestoreTrainer(long seed) {
        this.random = new Random(seed);
    }

    RestoreModel train(List<WrittenLine> lines, NameWords names, List<String> spellings, Trainer.Progress progress) {
        List<WrittenLine> shuffled = new ArrayList<>(lines);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(shuffled, random);
            double loss = 0;
            long words = 0;
            int at = 0;
            while (at < shuffled.size()) {
                int count = Math.min(1 + random.nextInt(4), shuffled.size() - at);
                List<WrittenLine> turns = shuffled.subList(at, at + count);
                at += count;
                WrittenLine joined = WrittenLine.joined(turns);
                List<Pause> pauses = pauses(turns);
                Stretch stretch = Stretch.of(joined.words(), pauses, names);
                loss += learnMarks(stretch, joined) + learnCapitals(stretch, joined);
                words += joined.words().size();
            }
            progress.say("round " + (round + 1) + ": " + words + " words, loss " + loss / words);
        }
        drop(marks);
        drop(capitals);
        return RestoreModel.of(marks, capitals, names, spellings);
    }

    /**
     * Text has no pauses. Half of the stretches are learned without any, the other half with made-up ones: mostly long between
     * turns, mostly short at a comma, hardly ever elsewhere. These shares are assumptions, not measurements.
     */
    private List<Pause> pauses(List<WrittenLine> turns) {
        List<Pause> pauses = new ArrayList<>();
        boolean known = random.nextBoolean();
        for (WrittenLine turn : turns) {
            for (int index = 0; index < turn.words().size(); index++) {
                int draw = random.nextInt(100);
                if (!known) {
                    pauses.add(Pause.UNKNOWN);
                } else if (index == turn.words().size() - 1) {
                    pauses.add(draw < 60 ? Pause.LONG : draw < 90 ? Pause.SHORT : Pause.NONE);
                } else {
                    pauses.add(
                            switch (turn.marks().get(index)) {
                                case PERIOD, QUESTION -> draw < 35 ? Pause.LONG : draw < 80 ? Pause.SHORT : Pause.NONE;
                                case COMMA -> draw < 8 ? Pause.LONG : draw < 50 ? Pause.SHORT : Pause.NONE;
                                case NONE -> draw < 2 ? Pause.LONG : draw < 7 ? Pause.SHORT : Pause.NONE;
                            });
                }
            }
        }
        return pauses;
    }

    private double learnMarks(Stretch stretch, WrittenLine line) {
        double loss = 0;
        int sentenceStart = 0;
        int markBehind = 0;
        for (int index = 0; index < stretch.size(); index++) {
            Mark right = line.marks().get(index);
            stretch.markRows(index, sentenceStart, markBehind, RestoreModel.MARK_BITS, markRows);
            loss += step(marks, marksSquares, markRows, markScores, 1 << right.ordinal());
            Mark seen = random.nextBoolean() ? right : Mark.values()[highest(markScores)];
            if (seen != Mark.NONE) {
                markBehind = index + 1;
            }
            if (seen.endsSentence()) {
                sentenceStart = index + 1;
            }
        }
        return loss;
    }

    /** The capital of the first word of a sentence may be its own or the sentence's: either is right. */
    private double learnCapitals(Stretch stretch, WrittenLine line) {
        double loss = 0;
        Capitals previous = Capitals.LOWER;
        for (int index = 0; index < stretch.size(); index++) {
            Capitals right = line.capitals(index);
            stretch.capitalsRows(index, previous, RestoreModel.CAPITALS_BITS, capitalsRows);
            boolean open = line.startsSentence(index) && right == Capitals.FIRST;
            int allowed = 1 << right.ordinal() | (open ? 1 << Capitals.LOWER.ordinal() : 0);
            loss += step(capitals, capitalsSquares, capitalsRows, capitalsScores, allowed);
            previous = open || random.nextBoolean() ? Capitals.values()[highest(capitalsScores)] : right;
        }
        return loss;
    }

    /**
     * One step for one decision; leaves the probabilities in {@code scores} and gives back the loss.
     *
     * @param allowed bits of the classes that are right; of several the weights themselves say how likely each is
     */
    private static double step(float[] weights, float[] squares, int[] rows, float[] scores, int allowed) {
        int classes = scores.length;
        score(weights, rows, scores);
        float most = scores[highest(scores)];
        double sum = 0;
        for (int label = 0; label < classes; label++) {
            scores[label] = (float) StrictMath.exp(scores[label] - most);
            sum += scores[label];
        }
        float right = 1e-9f;
        for (int label = 0; label < classes; label++) {
            scores[label] = (float) (scores[label] / sum);
            right += (allowed >> label & 1) * scores[label];
        }
        for (int label = 0; label < classes; label++) {
            float gradient = scores[label] - (allowed >> label & 1) * scores[label] / right;
            if (Math.abs(gradient) > 1e-4f) {
                for (int row : rows) {
                    int at = row * classes + label;
                    squares[at] += gradient * gradient;
                    weights[at] -= RATE * gradient / (1e-3f + (float) Math.sqrt(squares[at]));
                }
            }
        }
        return -StrictMath.log(right);
    }

    private static void score(float[] weights, int[] rows, float[] scores) {
        int classes = scores.length;
        for (int label = 0; label < classes; label++) {
            float sum = 0;
            for (int row : rows) {
                sum += weights[row * classes + label];
            }
            scores[label] = sum;
        }
    }

    private static int highest(float[] scores) {
        int best = 0;
        for (int index = 1; index < scores.length; index++) {
            if (scores[index] > scores[best]) {
                best = index;
            }
        }
        return best;
    }

    private static void drop(float[] weights) {
        for (int index = 0; index < weights.length; index++) {
            if (Math.abs(weights[index]) < LEAST_WEIGHT) {
                weights[index] = 0;
            }
        }
    }
}
