package org.bleepline.pipeline.leak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.transcript.TimeRange;

/**
 * Measures how much of the original's sound is left where it was to be replaced. Both recordings are decoded side by side
 * and looked at through windows of 64 ms; memory does not grow with their length.
 *
 * <p>What is asked is not how loud the replacement is but how much of it <em>is</em> the original: in each band of
 * frequencies the transfer function from the original to what stands there now, by its cross-spectrum (P. D. Welch, 1967;
 * J. S. Bendat and A. G. Piersol, "Random Data", 4th edition, section 6.1). Tone, silence and the noise of an encoder have
 * nothing in common with the original, so their part in it averages out. A band leaks if its transfer is more than
 * {@value #LIMIT_DB} dB beyond what chance gives; a stretch also leaks if, beside the tone, it is still about as loud as the
 * original was, whatever is heard there.
 */
final class SoundLeaks {
    /** What is left of the original must lie below this, in every band. */
    static final double LIMIT_DB = -60;

    private static final double LIMIT = Math.pow(10, LIMIT_DB / 20);

    /** Standard deviations of chance; that of a complex mean, so that one band in ten million is taken for a leak. */
    private static final double CHANCE = 4;

    private static final double AS_LOUD_DB = -10;
    private static final double BESIDE_TONE_DB = -20;

    /** Below this there was nothing to hear in a band. */
    private static final double SILENT_DB = -75;

    /** Encoders smear what lies next to a cut into its edge. */
    private static final long EDGE_MILLIS = 40;

    /**
     * A stretch that must be replaced.
     *
     * @param time in milliseconds of the recording
     * @param cut the cut that must replace it
     */
    record Stretch(TimeRange time, Cut cut) {}

    /**
     * What was measured.
     *
     * @param leaks where the original is left
     * @param measured how many stretches were long enough to be looked at
     * @param residualDb the strongest band's transfer beyond chance; empty if nothing could be measured
     */
    record Measured(List<TimeRange> leaks, int measured, OptionalDouble residualDb) {}

    private static final class Open {
        private final Stretch stretch;
        private final Transfer[] channels;

        Open(Stretch stretch, int channelCount) {
            this.stretch = stretch;
            this.channels = new Transfer[channelCount];
            for (int channel = 0; channel < channelCount; channel++) {
                channels[channel] = new Transfer();
            }
        }
    }

    private SoundLeaks() {}

    /** The cuts' insides, where their edges have no say. */
    static List<Stretch> inside(List<Cut> cuts) {
        List<Stretch> stretches = new ArrayList<>();
        for (Cut cut : cuts) {
            long start = cut.time().startMillis() + EDGE_MILLIS;
            long end = cut.time().endMillis() - EDGE_MILLIS;
            if (end - start >= Spectra.WINDOW_MILLIS) {
                stretches.add(new Stretch(new TimeRange(start, end), cut));
            }
        }
        return stretches;
    }

    /**
     * @param original read to its end; the caller closes it
     * @param redacted of the same rate and number of channels; the caller closes it
     */
    static Measured measure(PcmSource original, PcmSource redacted, List<Stretch> stretches, SpeechMonitor monitor) {
        Spectra spectra = new Spectra(original, redacted);
        List<Stretch> ordered = stretches.stream()
                .sorted(Comparator.comparingLong(stretch -> stretch.time().startMillis()))
                .toList();
        PriorityQueue<Open> open = new PriorityQueue<>(
                Comparator.comparingLong((Open one) -> one.stretch.time().endMillis()));
        Totals totals = new Totals();
        int next = 0;
        while (spectra.advance()) {
            if (monitor.cancelled()) {
                throw new CancellationException("stopped on request");
            }
            long start = spectra.startMillis();
            long end = start + Spectra.WINDOW_MILLIS;
            while (!open.isEmpty() && open.peek().stretch.time().endMillis() < end) {
                totals.add(open.remove());
            }
            while (next < ordered.size() && ordered.get(next).time().startMillis() <= start) {
                if (ordered.get(next).time().endMillis() >= end) {
                    open.add(new Open(ordered.get(next), spectra.channelCount()));
                }
                next++;
            }
            if (!open.isEmpty()) {
                for (int channel = 0; channel < spectra.channelCount(); channel++) {
                    spectra.transform(channel);
                    for (Open one : open) {
                        if (one.stretch.cut().channels().includes(channel)) {
                            one.channels[channel].add(spectra);
                        }
                    }
                }
            }
        }
        open.forEach(totals::add);
        totals.leaks.sort(Comparator.comparingLong(TimeRange::startMillis));
        return new Measured(
                List.copyOf(totals.leaks),
                totals.measured,
                totals.heard
                        ? OptionalDouble.of(20 * Math.log10(Math.max(1e-5, totals.worst)))
                        : OptionalDouble.empty());
    }

    private static final class Totals {
        private final List<TimeRange> leaks = new ArrayList<>();
        private int measured;
        private boolean heard;
        private double worst;

        void add(Open one) {
            boolean any = false;
            boolean leaks = false;
            for (Transfer transfer : one.channels) {
                any |= transfer.windows() > 0;
                leaks |= transfer.asLoud(SILENT_DB, AS_LOUD_DB, BESIDE_TONE_DB);
                for (int band = 0; band < Spectra.BANDS; band++) {
                    if (transfer.audible(band, SILENT_DB)) {
                        heard = true;
                        double beyondChance = Math.max(0, transfer.gain(band) - CHANCE * transfer.chance(band));
                        worst = Math.max(worst, beyondChance);
                        leaks |= beyondChance > LIMIT;
                    }
                }
            }
            measured += any ? 1 : 0;
            if (leaks) {
                this.leaks.add(one.stretch.time());
            }
        }
    }
}
