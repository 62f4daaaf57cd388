package org.bleepline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bleepline.wording.restore.Capitals;
import org.bleepline.wording.restore.Mark;
import org.bleepline.wording.restore.NameWords;
import org.bleepline.wording.restore.Pause;
import org.bleepline.wording.restore.RestoreModel;
import org.bleepline.wording.restore.Restorer;
import org.junit.jupiter.api.Test;

class WrittenLineTest {
    private static final List<WrittenLine> LINES = List.of(
            WrittenLine.of("Hi, my name is Mary."),
            WrittenLine.of("Can you help me?"),
            WrittenLine.of("Yes, I can help you."),
            WrittenLine.of("What is your name?"));

    @Test
    void takesMarksAndCapitalsOff() {
        WrittenLine line = WrittenLine.of("Okay, Dr. McCoy - is \"Star Trek\" on at AMC?");

        assertThat(line.words()).containsExactly("okay", "dr", "mccoy", "is", "star", "trek", "on", "at", "amc");
        assertThat(line.marks())
                .containsExactly(
                        Mark.COMMA,
                        Mark.NONE,
                        Mark.NONE,
                        Mark.NONE,
                        Mark.NONE,
                        Mark.NONE,
                        Mark.NONE,
                        Mark.NONE,
                        Mark.QUESTION);
        assertThat(line.capitals(2)).isEqualTo(Capitals.MIXED);
        assertThat(line.capitals(8)).isEqualTo(Capitals.ALL);
        assertThat(line.isCareful()).isTrue();
    }

    @Test
    void passesOverWhatNobodyTookCareOf() {
        assertThat(WrittenLine.of("no marks at all").isCareful()).isFalse();
        assertThat(WrittenLine.of("Begins well but does not end").isCareful()).isFalse();
        assertThat(WrittenLine.of("").isCareful()).isFalse();
    }

    @Test
    void learnsWhatItIsShownAndGivesTheSameBytesAgain() throws IOException {
        byte[] first = bytes(train());
        RestoreModel model = RestoreModel.read(new java.io.ByteArrayInputStream(first));

        assertThat(bytes(train())).isEqualTo(first);
        assertThat(new Restorer(model)
                        .restore(
                                List.of("hi", "my", "name", "is", "mary"),
                                java.util.Collections.nCopies(5, Pause.UNKNOWN)))
                .extracting(Restorer.Restored::text)
                .containsExactly("Hi", "my", "name", "is", "Mary");
        assertThat(new Restorer(model)
                        .restore(List.of("can", "you", "help", "me"), java.util.Collections.nCopies(4, Pause.UNKNOWN)))
                .extracting(Restorer.Restored::mark)
                .containsExactly(Mark.NONE, Mark.NONE, Mark.NONE, Mark.QUESTION);
    }

    private static RestoreModel train() {
        return new RestoreTrainer(1)
                .train(
                        java.util.Collections.nCopies(20, LINES).stream()
                                .flatMap(List::stream)
                                .toList(),
                        NameWords.of(Map.of("mary", 1)),
                        List.of("McCoy"),
                        line -> {});
    }

    private static byte[] bytes(RestoreModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
