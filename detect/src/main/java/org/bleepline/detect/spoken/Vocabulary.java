package org.bleepline.detect.spoken;

import org.jspecify.annotations.Nullable;

/** The words with a meaning of their own in spoken numbers, dates, amounts and addresses. Immutable once loaded. */
final class Vocabulary {
    private static final LexemeTable TABLE = new LexemeTable();

    static {
        count(Sign.UNIT, 0, "zero one two three four five six seven eight nine");
        add(Sign.UNIT, 0, '\0', "nought naught");
        add(Sign.UNIT, 9, '\0', "niner");
        add(Sign.OH, 0, '\0', "oh o");
        count(Sign.TEEN, 10, "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");
        String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int index = 0; index < tens.length; index++) {
            add(Sign.TENS, 10L * (index + 2), '\0', tens[index]);
        }
        add(Sign.TENS, 40, '\0', "fourty");
        add(Sign.HUNDRED, 100, '\0', "hundred");
        add(Sign.SCALE, 1_000, '\0', "thousand");
        add(Sign.SCALE, 1_000_000, '\0', "million");
        add(Sign.SCALE, 1_000_000_000, '\0', "billion");
        add(Sign.SCALE, 1_000_000_000_000L, '\0', "trillion");
        count(
                Sign.ORDINAL,
                1,
                "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
                        + "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth");
        add(Sign.ORDINAL, 30, '\0', "thirtieth");
        add(Sign.ORDINAL_ENDING, -1, '\0', "st nd rd th");
        add(Sign.REPEAT, 2, '\0', "double");
        add(Sign.REPEAT, 3, '\0', "triple treble");
        add(Sign.REPEAT, 4, '\0', "quadruple");
        for (char letter = 'a'; letter <= 'z'; letter++) {
            add(Sign.LETTER, -1, letter, String.valueOf(letter));
        }
        add(Sign.LETTER, -1, 'z', "zee zed");
        alphabet();
        months();
        count(Sign.WEEKDAY, 1, "monday tuesday wednesday thursday friday saturday sunday");
        add(Sign.WEEKDAY, 2, '\0', "tues");
        add(Sign.WEEKDAY, 4, '\0', "thurs");
        count(Sign.WEEKDAY, 1, "mondays tuesdays wednesdays thursdays fridays saturdays sundays");
        add(Sign.SEASON, -1, '\0', "spring summer autumn winter");
        add(Sign.MERIDIEM, -1, '\0', "am pm");
        add(
                Sign.TIME_UNIT,
                -1,
                '\0',
                "second seconds sec secs minute minutes min mins hour hours hr hrs day days night nights week weeks month "
                        + "months year years yr yrs decade decades century centuries fortnight fortnights weekend weekends "
                        + "quarter quarters semester semesters millisecond milliseconds ms quarters");
        add(
                Sign.CURRENCY,
                -1,
                '\0',
                "dollar dollars cent cents buck bucks euro euros pound pounds quid pence penny pennies yen peso pesos "
                        + "rupee rupees franc francs krona kronor kroner krone zloty zlotys real reais yuan renminbi won "
                        + "shekel shekels dirham dirhams riyal riyals ruble rubles rouble roubles lira liras rand bitcoin "
                        + "bitcoins ringgit baht dinar dinars usd eur gbp cad aud chf jpy inr mxn nzd grand "
                        + "cedi cedis naira shilling shillings taka rial rials forint forints hryvnia koruna dong birr tenge guinea guineas");
        add(
                Sign.MEASURE,
                -1,
                '\0',
                "mg milligram milligrams mcg microgram micrograms gram grams kg kilo kilos kilogram kilograms lb lbs oz "
                        + "ounce ounces ton tons ml milliliter milliliters millilitre millilitres liter liters litre "
                        + "litres gallon gallons cm centimeter centimeters centimetre centimetres mm km kilometer "
                        + "kilometers kilometre kilometres meter meters metre metres mile miles inch inches foot feet ft "
                        + "yard yards acre acres mph kph watt watts kw kwh volt volts amp amps gb mb tb kb gigabyte "
                        + "gigabytes megabyte megabytes gig gigs mbps gbps ghz mhz hz degree degrees percent pct percentage "
                        + "stone calories units tablets tablet pills pill bpm psi");
        add(Sign.FILLER, -1, '\0', "uh um uhm umm erm er err ah hmm mm mmm eh uhh");
        symbols();
        add(
                Sign.TITLE,
                -1,
                '\0',
                "mr mrs ms miss mister missus mx dr doctor doc prof professor sir madam dame lord lady reverend rev "
                        + "father pastor rabbi imam sister brother captain capt lieutenant lt sergeant sgt officer judge "
                        + "justice senator congressman congresswoman president nurse detective councillor councilor cllr councilwoman "
                        + "councilman alderman alderwoman assemblyman assemblywoman commissioner sheriff constable inspector "
                        + "superintendent corporal colonel admiral brigadier chancellor archbishop bishop deacon vicar baroness baron "
                        + "countess duchess ambassador mayor governor magistrate matron trooper commander chaplain sergeant");
        add(
                Sign.STREET,
                -1,
                '\0',
                "street st avenue ave av road rd boulevard blvd lane ln drive dr court ct place pl square sq terrace ter "
                        + "way parkway pkwy highway hwy circle cir crescent cres close grove gardens gate row walk mews "
                        + "alley trail trl plaza esplanade quay turnpike expressway freeway route loop path ridge crossing "
                        + "hill rise view green broadway");
        add(Sign.COMPASS, -1, '\0', "north south east west northeast northwest southeast southwest ne nw se sw");
        states();
        add(
                Sign.TOP_LEVEL,
                -1,
                '\0',
                "com org net edu gov mil info biz io co us uk ca de fr es it nl eu au nz ie in jp cn ch at be se no dk fi "
                        + "pl pt br mx za ru tv me ai app dev online store shop site xyz tech cloud blog news health bank "
                        + "care pro name law agency email live");
        add(
                Sign.FILE_ENDING,
                -1,
                '\0',
                "pdf doc docx xls xlsx ppt pptx txt csv tsv rtf odt ods odp jpg jpeg png gif bmp tif tiff svg heic webp mp3 "
                        + "mp4 wav flac ogg m4a mov avi mkv zip tar gz rar 7z exe msi dmg iso apk jar war py js ts java "
                        + "cpp rb php html htm css xml json yaml yml sql db sqlite log ini cfg conf bak tmp dat md tex key "
                        + "pages numbers psd ai dwg sh bat ps1 pem crt cer pfx eml msg ics vcf dcm");
        CommonWords.all().forEach(word -> add(Sign.COMMON, -1, '\0', word));
    }

    private Vocabulary() {}

    static @Nullable Lexeme find(String text, int start, int end, int hash) {
        return TABLE.find(text, start, end, hash);
    }

    static @Nullable Lexeme find(String word) {
        return TABLE.find(word);
    }

    private static void count(Sign sign, int from, String words) {
        int number = from;
        for (String word : words.split(" ")) {
            add(sign, number++, '\0', word);
        }
    }

    private static void add(Sign sign, long number, char symbol, String words) {
        for (String word : words.split(" ")) {
            Lexeme known = TABLE.find(word);
            Lexeme lexeme = known == null ? new Lexeme(word, 0, -1, '\0') : known;
            TABLE.put(lexeme.with(sign, number, symbol));
        }
    }

    /** The alphabet of ICAO Annex 10, volume II, and the names that people take instead of it. */
    private static void alphabet() {
        for (String word :
                ("alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november "
                                + "oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu")
                        .split(" ")) {
            add(Sign.ALPHABET, -1, word.charAt(0), word);
        }
    }

    private static void months() {
        count(Sign.MONTH, 1, "january february march april may june july august september october november december");
        String[] shortNames = "jan feb mar apr - jun jul aug sep oct nov dec".split(" ");
        for (int index = 0; index < shortNames.length; index++) {
            add(Sign.MONTH, index + 1L, '\0', shortNames[index]);
        }
        add(Sign.MONTH, 9, '\0', "sept");
    }

    private static void symbols() {
        add(Sign.SYMBOL, -1, '.', "dot point period");
        add(Sign.SYMBOL, -1, '-', "dash hyphen minus");
        add(Sign.SYMBOL, -1, '_', "underscore");
        add(Sign.SYMBOL, -1, '/', "slash");
        add(Sign.SYMBOL, -1, '\\', "backslash");
        add(Sign.SYMBOL, -1, '+', "plus");
        add(Sign.SYMBOL, -1, '@', "at");
        add(Sign.SYMBOL, -1, ':', "colon");
        add(Sign.SYMBOL, -1, '#', "hash hashtag");
        add(Sign.SYMBOL, -1, '*', "star asterisk");
        add(Sign.SYMBOL, -1, '%', "percent");
        add(Sign.SYMBOL, -1, '&', "ampersand");
        add(Sign.SYMBOL, -1, '!', "bang");
        add(Sign.SYMBOL, -1, ' ', "space");
    }

    private static void states() {
        add(
                Sign.STATE,
                -1,
                '\0',
                "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho "
                        + "illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota "
                        + "mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas "
                        + "utah vermont virginia washington wisconsin wyoming "
                        + "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny "
                        + "nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc");
    }
}
