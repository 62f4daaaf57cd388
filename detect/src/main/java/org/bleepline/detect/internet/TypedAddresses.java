package org.bleepline.detect.internet;

import java.util.Locale;
import java.util.Set;
import org.bleepline.detect.spoken.Words;

/** What a single written word may be. Scans by hand: each character is looked at a bounded number of times. */
final class TypedAddresses {
    private static final Set<String> TOP_LEVELS =
            Words.of("com org net edu gov mil info biz io co us uk ca de fr es it nl eu au nz ie in jp cn ch at be se "
                    + "no dk fi pl pt br mx za ru tv me ai app dev online store shop site xyz tech cloud blog news "
                    + "health bank care pro ly gl test example local name club agency live");
    private static final Set<String> FILE_ENDINGS =
            Words.of("pdf doc docx xls xlsx xlsm ppt pptx txt csv tsv rtf odt ods odp jpg jpeg png gif bmp tif tiff "
                    + "svg heic webp mp3 mp4 wav flac ogg m4a mov avi mkv zip tar gz tgz rar 7z exe msi dmg iso apk "
                    + "jar war py js ts java cpp rb php html htm css xml json yaml yml sql db sqlite log ini cfg conf "
                    + "bak tmp dat md tex key pages psd dwg sh bat ps1 pem crt cer pfx eml msg ics vcf dcm jsonl "
                    + "parquet ipynb env dll sys properties toml");
    private static final Set<String> SCHEMES = Words.of("http https ftp sftp ssh file ws wss rtsp s3");

    private TypedAddresses() {}

    static boolean isUrl(String word) {
        int scheme = word.indexOf("://");
        if (scheme > 0) {
            return SCHEMES.contains(word.substring(0, scheme).toLowerCase(Locale.ROOT)) && word.length() > scheme + 3;
        }
        int hostEnd = word.length();
        for (int index = 0; index < word.length(); index++) {
            char unit = word.charAt(index);
            if (unit == '/' || unit == '?' || unit == '#' || unit == ':') {
                hostEnd = index;
                break;
            }
        }
        return isHost(word.substring(0, hostEnd));
    }

    private static boolean isHost(String host) {
        int lastDot = host.lastIndexOf('.');
        if (lastDot <= 0 || lastDot == host.length() - 1 || host.contains("..")) {
            return false;
        }
        boolean letters = false;
        for (int index = 0; index < host.length(); index++) {
            char unit = host.charAt(index);
            boolean fits = unit < 0x80
                    ? Character.isLetterOrDigit(unit) || unit == '-' || unit == '.'
                    : Character.isLetter(unit);
            if (!fits) {
                return false;
            }
            letters |= Character.isLetter(unit) && index < lastDot;
        }
        boolean www = host.regionMatches(true, 0, "www.", 0, 4);
        return letters
                && (www || TOP_LEVELS.contains(host.substring(lastDot + 1).toLowerCase(Locale.ROOT)));
    }

    /** "end.In": a missing space rather than an address. */
    static boolean looksLikeSentence(String word) {
        int dot = word.lastIndexOf('.');
        return dot > 0
                && dot + 1 < word.length()
                && Character.isUpperCase(word.charAt(dot + 1))
                && !Character.isUpperCase(word.charAt(dot - 1));
    }

    static boolean isFile(String word) {
        int dot = word.lastIndexOf('.');
        if (dot <= 0 || !FILE_ENDINGS.contains(word.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            return false;
        }
        char before = word.charAt(dot - 1);
        return Character.isLetterOrDigit(before) || before == ')' || before == '_' || before == '-';
    }

    /** /var/log/app, C:\Users\kay, ~/notes: at least two parts behind a root. */
    static boolean isPath(String word) {
        boolean windows = word.length() > 3
                && Character.isLetter(word.charAt(0))
                && word.charAt(1) == ':'
                && word.charAt(2) == '\\';
        boolean share = word.startsWith("\\\\") && word.length() > 4;
        boolean unix = (word.startsWith("/") || word.startsWith("~/"))
                && word.indexOf('/', 2) > 0
                && word.length() > 5
                && Character.isLetter(word.charAt(word.indexOf('/') + 1));
        return windows || share || unix;
    }

    /** Two to eight groups of up to four hexadecimal digits; "::" at most once. */
    static boolean isVersion6(String word) {
        if (word.length() > 45 || word.length() < 3) {
            return false;
        }
        String address = word.contains("%") ? word.substring(0, word.indexOf('%')) : word;
        int gap = address.indexOf("::");
        if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int groups = 0;
        boolean hexLetters = false;
        for (String group : address.split(":", -1)) {
            if (group.length() > 4 || !group.chars().allMatch(unit -> Character.digit(unit, 16) >= 0)) {
                return false;
            }
            hexLetters |= group.chars().anyMatch(Character::isLetter);
            groups += group.isEmpty() ? 0 : 1;
        }
        return (groups == 8 && gap < 0) || (gap >= 0 && groups >= 2 && groups <= 7 && (hexLetters || groups > 3));
    }
}
