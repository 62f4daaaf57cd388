package org.bleepline.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.speech.segment.Segment;
import org.junit.jupiter.api.Test;

class PiecePackerTest {
    private static final int SECOND = 16_000;

    private final List<Piece> pieces = new ArrayList<>();
    private final PiecePacker packer = new PiecePacker(0, 20 * SECOND, pieces::add);

    @Test
    void speechIsLaidEndToEndAndItsTimesAreThoseOfTheRecording() {
        packer.accept(segment(10, 3));
        packer.accept(segment(100, 4));
        packer.finish();

        assertThat(pieces).hasSize(1);
        Piece piece = pieces.get(0);
        assertThat(piece.samples()).hasSize(7 * SECOND);
        assertThat(piece.recordingMillis(1_500)).isEqualTo(11_500);
        assertThat(piece.recordingMillis(2_999)).isEqualTo(12_999);
        assertThat(piece.recordingMillis(3_000)).isEqualTo(100_000);
        assertThat(piece.recordingMillis(60_000)).isEqualTo(104_000);
    }

    @Test
    void aPieceEndsInAPauseWhereThereIsOne() {
        packer.accept(segment(0, 10));
        packer.accept(segment(12, 10));
        packer.finish();

        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(0).samples()).hasSize(10 * SECOND);
        assertThat(pieces.get(1).samples()).hasSize(10 * SECOND);
    }

    @Test
    void speechWithoutAPauseIsSharedByBothPiecesAndEachSecondBelongsToOneOfThem() {
        packer.accept(segment(5, 15));
        packer.accept(segment(20, 10));
        packer.finish();

        assertThat(pieces).hasSize(2);
        Piece first = pieces.get(0);
        Piece second = pieces.get(1);
        assertThat(first.samples()).hasSize(16 * SECOND);
        assertThat(second.samples()).hasSize(11 * SECOND);
        assertThat(second.startMillis()).isEqualTo(19_000);
        assertThat(first.recordingMillis(first.keepUntil() / 16)).isEqualTo(20_000);
        assertThat(second.recordingMillis(second.keepFrom() / 16)).isEqualTo(20_000);
        assertThat(first.samples()[15 * SECOND + 7]).isEqualTo(second.samples()[SECOND + 7]);
    }

    @Test
    void aSegmentLongerThanAPieceIsCut() {
        packer.accept(segment(0, 50));
        packer.finish();

        assertThat(pieces)
                .hasSize(3)
                .allSatisfy(piece -> assertThat(piece.samples().length).isLessThanOrEqualTo(20 * SECOND));
        assertThat(pieces.stream()
                        .mapToInt(piece -> piece.keepUntil() - piece.keepFrom())
                        .sum())
                .isEqualTo(50 * SECOND);
    }

    private static Segment segment(int startSeconds, int seconds) {
        short[] samples = new short[seconds * SECOND];
        for (int frame = 0; frame < samples.length; frame++) {
            samples[frame] = (short) (startSeconds * SECOND + frame);
        }
        return new Segment(0, (long) startSeconds * SECOND, samples);
    }
}
