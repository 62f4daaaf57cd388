package org.bleepline.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.bleepline.wording.restore.Mark;
import org.bleepline.wording.restore.Pause;
import org.bleepline.wording.restore.Restorer;

/** How well marks and capitals are restored: precision, recall and F1 of each mark, and the share of words in their case. */
final class RestoreScore {
    private final int[] right = new int[Mark.values().length];
    private final int[] found = new int[Mark.values().length];
    private final int[] gold = new int[Mark.values().length];
    private int endsRight;
    private int endsFound;
    private int endsGold;
    private int words;
    private int casesRight;
    private int capitalsRight;
    private int capitalsFound;
    private int capitalsGold;

    /** @param together how many turns run into each other without a break */
    RestoreScore add(Restorer restorer, List<WrittenLine> lines, int together) {
        for (int at = 0; at < lines.size(); at += together) {
            WrittenLine line = WrittenLine.joined(lines.subList(at, Math.min(lines.size(), at + together)));
            List<Pause> pauses = Collections.nCopies(line.words().size(), Pause.UNKNOWN);
            List<Restorer.Restored> restored = restorer.restore(line.words(), new ArrayList<>(pauses));
            for (int index = 0; index < restored.size(); index++) {
                count(restored.get(index), line, index);
            }
        }
        return this;
    }

    private void count(Restorer.Restored restored, WrittenLine line, int index) {
        Mark mark = line.marks().get(index);
        gold[mark.ordinal()]++;
        found[restored.mark().ordinal()]++;
        if (mark == restored.mark()) {
            right[mark.ordinal()]++;
        }
        endsGold += mark.endsSentence() ? 1 : 0;
        endsFound += restored.mark().endsSentence() ? 1 : 0;
        endsRight += mark.endsSentence() && restored.mark().endsSentence() ? 1 : 0;
        words++;
        String written = line.written().get(index);
        boolean same = written.equals(restored.text());
        casesRight += same ? 1 : 0;
        boolean goldCapital = !written.equals(written.toLowerCase(Locale.ROOT));
        boolean foundCapital = !restored.text().equals(restored.text().toLowerCase(Locale.ROOT));
        capitalsGold += goldCapital ? 1 : 0;
        capitalsFound += foundCapital ? 1 : 0;
        capitalsRight += goldCapital && same ? 1 : 0;
    }

    /** A row of a table in Markdown, without its first cell. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%d | %.3f | %.3f | %.3f | %.3f | %.1f %% | %.3f |",
                words,
                f1(right[1], found[1], gold[1]),
                f1(right[2], found[2], gold[2]),
                f1(right[3], found[3], gold[3]),
                f1(endsRight, endsFound, endsGold),
                100.0 * casesRight / Math.max(1, words),
                f1(capitalsRight, capitalsFound, capitalsGold));
    }

    static String head() {
        return "| kept back | words | comma F1 | full stop F1 | question mark F1 | end of sentence F1 | case right | capitals F1 |\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";
    }

    private static double f1(int right, int found, int gold) {
        return found + gold == 0 ? 0 : 2.0 * right / (found + gold);
    }
}
