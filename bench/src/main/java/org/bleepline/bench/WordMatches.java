package org.bleepline.bench;

import java.util.Arrays;
import java.util.List;

/** Which of the words said each heard word stands for, by the fewest words that are wrong, missing or too many. */
final class WordMatches {
    private WordMatches() {}

    /** For each heard word the index of the word said that it stands for, right or wrong; -1 where nothing was said. */
    static int[] of(List<String> said, List<String> heard) {
        int[][] errors = new int[said.size() + 1][heard.size() + 1];
        for (int row = 0; row <= said.size(); row++) {
            for (int column = 0; column <= heard.size(); column++) {
                errors[row][column] = row == 0 || column == 0
                        ? row + column
                        : Math.min(
                                errors[row - 1][column - 1] + error(said.get(row - 1), heard.get(column - 1)),
                                Math.min(errors[row - 1][column], errors[row][column - 1]) + 1);
            }
        }
        int[] matches = new int[heard.size()];
        Arrays.fill(matches, -1);
        int row = said.size();
        int column = heard.size();
        while (row > 0 && column > 0) {
            if (errors[row][column] == errors[row - 1][column - 1] + error(said.get(row - 1), heard.get(column - 1))) {
                matches[--column] = --row;
            } else if (errors[row][column] == errors[row - 1][column] + 1) {
                row--;
            } else {
                column--;
            }
        }
        return matches;
    }

    private static int error(String said, String heard) {
        return said.equals(heard) ? 0 : 1;
    }
}
