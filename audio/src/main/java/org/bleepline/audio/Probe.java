package org.bleepline.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bleepline.audio.AudioException.Category;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Asks ffprobe what is in a file, and refuses what is not to be decoded. */
final class Probe {
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final int LOWEST_RATE_HZ = 1000;
    private static final int HIGHEST_RATE_HZ = 768_000;
    private static final int EBML_HEADER_BYTES = 64;

    /** Undetermined, no linguistic content, several, uncoded (ISO 639-2). */
    private static final Set<String> NO_LANGUAGE = Set.of("und", "zxx", "mul", "mis");

    private static final String ENTRIES = "stream=codec_type,codec_name,sample_fmt,sample_rate,channels,channel_layout,"
            + "bits_per_raw_sample,bits_per_sample,duration,bit_rate,start_time:stream_disposition=attached_pic:"
            + "stream_tags=language:format=format_name,duration,bit_rate,start_time:format_tags=major_brand";

    private final Executables executables;
    private final FfmpegSettings settings;
    private final JsonFactory json = new JsonFactory();

    Probe(Executables executables, FfmpegSettings settings) {
        this.executables = executables;
        this.settings = settings;
    }

    /** The first sound track. */
    SoundTrack probe(Path recording) {
        return tracks(recording).get(0);
    }

    /** The first sound track and all others that can be read, in the order of the file. */
    List<SoundTrack> tracks(Path recording) {
        requireFile(recording);
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-v", "warning"));
        arguments.addAll(InputOptions.forFile(recording));
        arguments.addAll(List.of("-show_entries", ENTRIES, "-of", "json"));
        try (Child child = Child.start(executables.ffprobe(), arguments, settings)) {
            byte[] answer = readAll(child);
            int status = child.exitStatus();
            child.requirePatience();
            if (status != 0) {
                throw refusal(child.complaints());
            }
            List<SoundTrack> tracks = tracks(recording, read(answer), child.complaints());
            requireEnd(recording, tracks.get(0));
            return tracks;
        }
    }

    private static void requireEnd(Path recording, SoundTrack track) {
        try {
            if (FileEnd.isMissing(recording, track.info().container())) {
                throw new AudioException(
                        Category.INPUT, "This recording is cut short: the end of the file is missing.");
            }
        } catch (IOException e) {
            throw new AudioException(Category.INPUT, "This file cannot be read.", e);
        }
    }

    private static void requireFile(Path recording) {
        if (Files.notExists(recording)) {
            throw new AudioException(Category.INPUT, "There is no such file.");
        }
        if (Files.isDirectory(recording)) {
            throw new AudioException(Category.INPUT, "This is a folder, not a recording.");
        }
        if (!Files.isRegularFile(recording)) {
            throw new AudioException(Category.INPUT, "This is not an ordinary file.");
        }
        try {
            if (Files.size(recording) == 0) {
                throw new AudioException(Category.INPUT, "This file is empty.");
            }
        } catch (IOException e) {
            throw new AudioException(Category.INPUT, "This file cannot be read.", e);
        }
        if (!Files.isReadable(recording)) {
            throw new AudioException(Category.INPUT, "This file may not be read: permission denied.");
        }
    }

    private static byte[] readAll(Child child) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = child.read(buffer, 0, buffer.length); n >= 0; n = child.read(buffer, 0, buffer.length)) {
                all.write(buffer, 0, n);
                if (all.size() > LONGEST_ANSWER) {
                    throw new AudioException(Category.INPUT, "This file claims to have too many tracks.");
                }
            }
        } catch (IOException e) {
            throw new AudioException(Category.TOOL, "ffprobe could not be read.", e);
        }
        return all.toByteArray();
    }

    private static AudioException refusal(Complaints complaints) {
        if (complaints.include(Complaint.OUT_OF_MEMORY)) {
            return new AudioException(Category.INPUT, "This file needs more memory than FFmpeg is allowed to take.");
        }
        if (complaints.include(Complaint.LIBRARY_MISSING)) {
            return new AudioException(
                    Category.TOOL, "FFmpeg does not run on this system: install FFmpeg and name it in the settings.");
        }
        if (complaints.include(Complaint.TYPE_NOT_ALLOWED)) {
            return new AudioException(
                    Category.INPUT, "This is not a recording but another type of file, such as a playlist or text.");
        }
        if (complaints.include(Complaint.INDEX_MISSING)) {
            return new AudioException(
                    Category.INPUT, "This recording is cut short: its table of contents (moov) is missing.");
        }
        return new AudioException(Category.INPUT, "This is not a recording, or it is damaged.");
    }

    private List<SoundTrack> tracks(Path recording, Answer read, Complaints complaints) {
        List<Map<String, String>> sounds = read.streams.stream()
                .filter(stream -> "audio".equals(stream.get("codec_type")))
                .toList();
        if (sounds.isEmpty()) {
            throw new AudioException(Category.INPUT, "This file has no sound track.");
        }
        List<SoundTrack> tracks = new ArrayList<>();
        for (int index = 0; index < sounds.size(); index++) {
            try {
                requireReadable(sounds.get(index));
                tracks.add(track(recording, read, complaints, sounds.get(index), index, sounds.size()));
            } catch (AudioException e) {
                if (index == 0) {
                    throw e;
                } // of the others, those that cannot be read are left out
            }
        }
        return tracks;
    }

    private void requireReadable(Map<String, String> sound) {
        long rate = number(sound.get("sample_rate"), 0);
        long channels = number(sound.get("channels"), 0);
        if (channels > settings.mostChannels()) {
            throw new AudioException(
                    Category.INPUT,
                    "This recording claims to have " + channels + " channels; at most " + settings.mostChannels()
                            + " are accepted.");
        }
        if (rate < LOWEST_RATE_HZ || rate > HIGHEST_RATE_HZ || channels < 1) {
            throw new AudioException(Category.INPUT, "This is not a recording, or it is damaged.");
        }
        if (sound.getOrDefault("codec_name", "unknown").equals("unknown") || !sound.containsKey("sample_fmt")) {
            throw new AudioException(Category.INPUT, "The sound track of this file is of an unknown type.");
        }
    }

    private SoundTrack track(
            Path recording,
            Answer read,
            Complaints complaints,
            Map<String, String> sound,
            int index,
            int soundTrackCount) {
        List<Map<String, String>> films = read.streams.stream()
                .filter(stream -> "video".equals(stream.get("codec_type")) && !"1".equals(stream.get("attached_pic")))
                .toList();
        List<String> pictures = films.stream()
                .map(stream -> stream.getOrDefault("codec_name", "unknown"))
                .toList();
        boolean video = !pictures.isEmpty();
        boolean guessed = complaints.include(Complaint.LENGTH_GUESSED);
        long duration = millis(sound.get("duration"));
        long start = micros(read.format.get("start_time"));
        long delay = Math.max(0, micros(sound.get("start_time")) - start);
        // Without a length of its own the sound may end before the pictures or another track do.
        boolean ownDuration = duration >= 0 || (!video && soundTrackCount == 1);
        long end = duration < 0 ? -1 : duration + delay / 1000;
        if (duration < 0) {
            duration = millis(read.format.get("duration"));
            if (read.format.getOrDefault("format_name", "").startsWith("matroska") && duration >= 0) {
                // Matroska states where the last block ends, not how long it is from the first one.
                duration = Math.max(0, duration - Math.max(0, start / 1000));
            }
            end = duration;
        }
        if (Math.max(duration, end) > settings.longest().toMillis()) {
            throw tooLong(settings);
        }
        String codec = sound.getOrDefault("codec_name", "unknown");
        RecordingInfo info = new RecordingInfo(
                end,
                (int) number(sound.get("sample_rate"), 0),
                (int) number(sound.get("channels"), 0),
                sound.getOrDefault("channel_layout", "unknown"),
                codec,
                read.format.getOrDefault("format_name", "unknown"),
                video,
                soundTrackCount,
                index,
                language(sound));
        long bits = Math.max(number(sound.get("bits_per_raw_sample"), 0), number(sound.get("bits_per_sample"), 0));
        long picturesDelay = films.stream()
                .filter(stream -> !stream.getOrDefault("start_time", "N/A").equals("N/A"))
                .mapToLong(stream -> micros(stream.get("start_time")) - start)
                .min()
                .orElse(0);
        return new SoundTrack(
                info,
                SampleFormat.holding(codec, sound.getOrDefault("sample_fmt", ""), (int) bits),
                duration < 0 || guessed,
                guessed || !ownDuration ? -1 : duration,
                delay,
                number(sound.get("bit_rate"), 0),
                brand(recording, info.container(), read.format),
                pictures,
                Math.max(0, picturesDelay));
    }

    private static String language(Map<String, String> sound) {
        String tag = sound.getOrDefault("language", "").toLowerCase(Locale.ROOT);
        return tag.matches("[a-z]{2,3}") && !NO_LANGUAGE.contains(tag) ? tag : "";
    }

    private static String brand(Path recording, String container, Map<String, String> format) {
        if (!container.startsWith("matroska")) {
            return format.getOrDefault("major_brand", "");
        }
        try (InputStream in = Files.newInputStream(recording)) {
            // The document type stands in the EBML header, whose few fields come first.
            String head = new String(in.readNBytes(EBML_HEADER_BYTES), StandardCharsets.ISO_8859_1);
            return head.contains("webm") ? "webm" : "matroska";
        } catch (IOException e) {
            throw new AudioException(Category.INPUT, "This file cannot be read.", e);
        }
    }

    static AudioException tooLong(FfmpegSettings settings) {
        long minutes = settings.longest().toMinutes();
        return new AudioException(
                Category.INPUT,
                "This recording is longer than the "
                        + (minutes % 60 == 0 ? minutes / 60 + " hours" : minutes + " minutes")
                        + " that are accepted.");
    }

    /** Strings and numbers of each stream and of the container, by name. */
    private static final class Answer {
        private final List<Map<String, String>> streams = new ArrayList<>();
        private final Map<String, String> format = new HashMap<>();
    }

    private Answer read(byte[] answer) {
        Answer read = new Answer();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), answer)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    JsonToken value = parser.nextToken();
                    if (name.equals("streams") && value == JsonToken.START_ARRAY) {
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            Map<String, String> stream = new HashMap<>();
                            readObject(parser, stream);
                            read.streams.add(stream);
                        }
                    } else if (name.equals("format") && value == JsonToken.START_OBJECT) {
                        readObject(parser, read.format);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
            return read;
        } catch (JacksonException e) {
            throw new AudioException(Category.TOOL, "ffprobe gave an answer that is not JSON.", e);
        }
    }

    private static void readObject(JsonParser parser, Map<String, String> into) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            switch (parser.nextToken()) {
                case START_OBJECT -> readObject(parser, into);
                case START_ARRAY -> parser.skipChildren();
                default -> into.put(name, parser.getString());
            }
        }
    }

    private static long number(@Nullable String text, long otherwise) {
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static long millis(@Nullable String seconds) {
        double value = seconds(seconds);
        return Double.isNaN(value) || value < 0 ? -1 : Math.min(Math.round(value * 1e3), Long.MAX_VALUE / 2);
    }

    private static long micros(@Nullable String seconds) {
        double value = seconds(seconds);
        return Double.isNaN(value) ? 0 : Math.round(Math.max(-1e9, Math.min(1e9, value)) * 1e6);
    }

    private static double seconds(@Nullable String text) {
        try {
            return text == null ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
