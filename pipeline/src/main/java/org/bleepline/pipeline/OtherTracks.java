package org.bleepline.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.CutReason;

/** Which of the sound tracks beside the first come out too, and what is cut then. */
final class OtherTracks {
    private OtherTracks() {}

    /**
     * Whether a track can be listened to: not where the file says that another language is spoken on it.
     *
     * @param language without region, in which the recording is heard
     */
    static boolean isHeardIn(String language, RecordingInfo track, RecordingInfo first) {
        String tag = track.language();
        return tag.isEmpty()
                || tag.equals(first.language())
                || tag.equals(language)
                || tag.equals(Locale.forLanguageTag(language).getISO3Language());
    }

    /**
     * What the user should know of the tracks; empty for a recording of one.
     *
     * @param there the tracks that the result has room for and that can be read
     * @param kept those of them that are written
     */
    static List<String> notes(List<RecordingInfo> there, List<RecordingInfo> kept) {
        RecordingInfo first = there.get(0);
        int count = first.soundTrackCount();
        if (count == 1) {
            return List.of();
        }
        String all = "the recording has " + count + " sound tracks; ";
        if (there.size() == 1) {
            return List.of(all + "the first is heard and written, the others are left out");
        }
        List<String> notes = new ArrayList<>();
        notes.add(all
                + (kept.size() == 1
                        ? "the first is heard and written"
                        : kept.size() + " are heard and written, and what is found in one is cut in all"));
        for (int number = 0; number < count; number++) {
            int track = number;
            Optional<RecordingInfo> read =
                    there.stream().filter(each -> each.soundTrack() == track).findFirst();
            if (read.isEmpty()) {
                notes.add("sound track " + (track + 1) + " is left out: it cannot be read");
            } else if (!kept.contains(read.get())) {
                notes.add("sound track " + (track + 1) + " is left out: by the file it is in another language ("
                        + read.get().language() + "), in which personal data is not looked for");
            }
        }
        return List.copyOf(notes);
    }

    /** The cuts of the first track, and those of the others wherever they reach further. Ordered. */
    static List<Cut> united(List<Cut> first, List<Cut> others) {
        List<Cut> all = new ArrayList<>(first);
        for (Cut cut : others) {
            boolean known = first.stream()
                    .anyMatch(each -> each.channels().everyChannel()
                            && each.time().startMillis() <= cut.time().startMillis()
                            && cut.time().endMillis() <= each.time().endMillis());
            if (!known) {
                all.add(ofAnotherTrack(cut));
            }
        }
        all.sort(Comparator.comparingLong(cut -> cut.time().startMillis()));
        List<Cut> united = new ArrayList<>();
        for (Cut cut : all) {
            Cut last = united.isEmpty() ? null : united.get(united.size() - 1);
            if (last != null
                    && last.channels().equals(cut.channels())
                    && cut.time().startMillis() <= last.time().endMillis()) {
                united.set(united.size() - 1, last.span(cut));
            } else {
                united.add(cut);
            }
        }
        return List.copyOf(united);
    }

    private static Cut ofAnotherTrack(Cut cut) {
        Set<CutReason> reasons = EnumSet.of(CutReason.OTHER_TRACK);
        reasons.addAll(cut.reasons());
        return new Cut(cut.time(), cut.onEveryChannel().channels(), reasons);
    }
}
