package org.bleepline.detect.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.SpokenText;
import org.jspecify.annotations.Nullable;

/**
 * All cue phrases in one tree of words, matched in one pass. In the tables, {@code {a|b|}} stands for either word or none;
 * a phrase that ends in {@code #} counts only right in front of a code, in {@code %} only in front of one of letters and digits.
 * Immutable once loaded. The phrases are our own compilation of what callers and agents say.
 */
final class CuePhrases {
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private @Nullable Topic topic;
        /** Where the phrase counts only with a code right behind it. */
        private @Nullable Topic beforeCode;

        private @Nullable Topic beforeMixedCode;
    }

    private static final Node ROOT = new Node();

    /** So many words may stand between a phrase that ends in {@code %} and its code: "hire car, a grey Kia, 7431 LMB". */
    private static final int WORDS_BETWEEN = 5;

    private static final int LONGEST_MIXED = 9;
    private static final Set<String> DETERMINERS = Set.of("the", "my", "your", "a", "an");
    private static final Set<String> DENIALS = Set.of("not", "isn't", "wasn't");

    static {
        add(
                Topic.CARD,
                "{credit|debit|} card {number|numbers|no|}; credit number; visa {card|} {number|}; mastercard {number|}; master card "
                        + "{number|}; amex {card|}; american express {card|}; discover card; long number; number on the front; "
                        + "digit {card|} number; card on file; credit card details; card details; new card; "
                        + "digits on the front; full card number; payment card; pan number; gift card; "
                        + "credit cards; amex number; card's number");
        add(
                Topic.CARD_EXPIRY,
                "expiration {date|}; expiry {date|}; expires {on|in|at|}; expire {on|in|}; expiring {in|on|}; exp {date|}; "
                        + "valid {thru|through|until|till|to}; good {thru|through|until}; exp date; expired {in|on|}; "
                        + "expiration month; expiration year; month and year; good {till|to}; ran out {in|on|}; runs out {in|on|}; "
                        + "run out {in|on|}; valid {till|untill}; lapsed {in|on}; lapses {in|on};");
        add(
                Topic.CARD_CVV,
                "cvv {number|code|}; cvc {number|code|}; cvv two; cvv2; cvc2; cv2; csc {number|code|}; c v v {number|code|}; "
                        + "c v c {number|code|}; c s c; security code; security number; code on the back; number on the "
                        + "back; digits on the back; back of the card; back of it; three digit code; 3 digit code; "
                        + "three digit number; "
                        + "three digits on the back; 3 digits on the back; four digits on the front; card verification "
                        + "{code|value|number|}; card code; verification value; signature strip; see v v; cee v v; "
                        + "three numbers on the back; cid; three on the back; 3 on the back; four on the front; three digits {are|is|}; "
                        + "3 digits {are|is|}; security digits {are|}; security numbers; {little|short} code; card's code; "
                        + "code for the card; code on {it|the card|the front}; verification digits; little number; {short|small} number; numbers on the back; "
                        + "three little numbers; {on|off} the strip; off the back; three numbers {are|}; three at the back; three digit security {code|number}");
        add(
                Topic.LAST_DIGITS,
                "last {two|three|four|five|six|2|3|4|5|6|few} {digits|numbers|}; last digits; first {six|four|6|4} {digits|numbers|}; ending "
                        + "{in|with|on|}; ends {in|with|on|}; ended {in|with}; final {four|4} {digits|}; finishing {in|with|}; finishes {in|with|on|}; finish {in|with}");
        add(
                Topic.BANK,
                "routing {number|no|}; routing transit number; aba {number|routing|}; a b a {number|}; iban {number|}; i b "
                        + "a n; swift {code|}; bic {code|}; sort code; bank account {number|}; {checking|savings|chequing|"
                        + "current|deposit} account {number|}; transit number; bsb {number|}; b s b {number|}; bvn {number|}; b v n {number|}; bank {number|details}; "
                        + "direct deposit; wire transfer; account and routing {numbers|number|}; bank code; "
                        + "institution number; checking {number|}; savings {number|}; ifsc {code|}; giro");
        add(
                Topic.ACCOUNT,
                "account {number|numbers|no|id|code|}; {acct|acc|ac} {number|no}; acct; a c number; {membership|customer|client|"
                        + "loyalty|rewards|card holder|user account|cardholder} {id|number|no|code|account}; "
                        + "frequent flyer {number|}; frequent flier {number|}; membership {card|}; customer i d; "
                        + "client i d; "
                        + "loyalty {card|program}; known traveler {number|}; known traveller {number|}; library card "
                        + "{number|}; "
                        + "loan {number|account}; mortgage number; contract number; skymiles {number|}; mileage plus; "
                        + "{clock|works|staff member|team member|associate} number; utility account; brokerage account {number|}; rewards number; mileageplus; "
                        + "account's number; rewards {card|thing|program|account}; {club|gym|union|members|member's|members'} {number|card|membership}; "
                        + "loyalty; store card {number|}; customer reference {number|}; "
                        + "{employee|student|staff|pupil|crew|personnel|payroll|enrolment|enrollment|learner|scholar|alumni|faculty|candidate|applicant|"
                        + "supporter|donor|patron|tenant|guest|passenger|player|volunteer|vendor|supplier|merchant|investor|shareholder|borrower|"
                        + "landlord|resident|attendee|delegate|exhibitor|traveller|traveler|rider} {id|number|no}; {gold|silver|platinum|premium|"
                        + "elite|club|life|lifetime|vip|diamond} member {number|id|}; been a member; i'm a member; membership #; "
                        + "railcard {number|}; travelcard {number|}; travel card {number|}; season ticket {number|}; {bus|travel|season|annual|day|rail|tram|ski} "
                        + "pass {number|}; pass number; clubcard {number|}; club card {number|}; nectar card {number|}; boots card {number|}; "
                        + "air miles {number|}; miles {go|to|on}; points {go|number}; avios {number|}");
        add(
                Topic.POLICY,
                "policy {number|no|id|}; member #; {member|subscriber} {id|number|no|code|i d}; policy i d; policyholder {number|}; insurance policy {number|}");
        add(
                Topic.SOCIAL_SECURITY,
                "social security {number|}; social; your social; ssn {number|}; s s n; social insurance {number|}; sin "
                        + "number; tax id {number|}; tax i d {number|}; tax identification {number|}; taxpayer {id|identification} {number|}; "
                        + "taxpayer i d; itin {number|}; i t i n; national insurance {number|}; n i {number|}; ni {number|}; soc {number|}; pps {number|}; s i n {number|}; socials; "
                        + "socialist security number; social security; aadhaar {number|card|}; aadhar {number|card|}; "
                        + "pps number; p p s {number|}; ppsn; tax file number; tfn; t f n; nric {number|}; national {id|identity|identification} "
                        + "{number|card|}; personal identity number; citizen service number; fiscal code; nino; n i n o; social number");
        add(Topic.PASSPORT, "passport {number|no|id|book|card|}; passport's; passport book number");
        add(
                Topic.LICENCE,
                "{driver|drivers|driver's} number; driving one; {driver's|drivers|driver|driving} {license|licence} {number|no|}; {license|licence} {number|no}; dl "
                        + "{number|no|}; d l {number|}; {driver's|drivers|driver|driving|learner's|learners} permit {number|}; state id {number|}; state i d; "
                        + "{driver|driver's|drivers} id; {license|licence} {is|}; licences; driver's {license|licence} is");
        add(
                Topic.HEALTH_ID,
                "medical record {number|no|}; mrn {number|}; m r n; medicare {number|id|card|beneficiary|} {number|id|}; "
                        + "medicaid {number|id|card|} {number|}; nhs {number|}; n h s number; {health|healthcare|medical|dental|vision} "
                        + "{card|insurance|plan|} {number|id|}; patient {id|number|i d}; group {number|id}; insurance {id|number|"
                        + "card|i d|member} {number|id|}; beneficiary {number|id|}; {the|your|my|her|his} {group is|group's} #; health plan {beneficiary|member|} "
                        + "{number|id|}; mbi {number|}; hicn; ohip {number|}; subscriber {id|number} on {my|the|your} "
                        + "insurance; insurance number; rx {bin|group}; "
                        + "npi {number|}; n p i {number|}; health number; {enrollee|dependent} {id|number}; personal health number; plan {number|member number}; health service number; h c n; tricare {number|id}; medical number; chart number; hospital number; "
                        + "health insurance policy {number|}; health policy {number|}; dea number; plan id; "
                        + "hospital id; patient record {number|}; medical id; medical i d; care card {number|}; provincial {health|} card {number|}; "
                        + "blue cross {id|number|}; aetna {id|number|}; cigna {id|number|}; kaiser {id|number|}; "
                        + "humana {id|number|}; bin number; bin number's; pcn {number|}; medi cal {id|number|}; medical aid {number|}; united healthcare {id|number|}; unitedhealthcare");
        add(
                Topic.VEHICLE,
                "vin {number|}; v i n {number|}; vehicle identification {number|}; vehicle id {number|}; {license|licence} "
                        + "plate {number|}; number plate; plate {number|}; plates; registration {plate|}; reg {number|}; "
                        + "tag number; my tag; tag is; tags; chassis number; vehicle serial {number|}; car's plate; vehicle registration {number|}; "
                        + "car registration {number|}; licence plates; license plates; license tag; vin's; "
                        + "vehicle i d; engine number; hull number; {car|van|truck|lorry|pickup|motorbike|motorcycle|scooter|trailer|taxi|minibus|suv|vehicle|rental|bike} "
                        + "{is|was|with|} %");
        add(
                Topic.PHONE,
                "phone {number|numbers|}; telephone {number|}; cell {phone|number|} {number|}; cellphone {number|}; mobile "
                        + "{phone|number|} {number|}; landline {number|}; {call|ring|text|dial|phone} {me|us|her|him|them|you} "
                        + "{back|} {at|on|}; {reach|contact} {me|us|her|him|them|you} {back|} {at|on|by phone at|}; "
                        + "{fax|faxes|faxed} {it|that|them|this|} {to|at|through to}; contact number; {callback|call back} {number|}; fax {number|} {at|}; {work|home|office|daytime|evening|"
                        + "emergency|toll free|direct|house|business} {number|line|phone|contact number}; best number {to reach you|"
                        + "to reach me|}; dial; number to reach; hotline; "
                        + "helpline; whatsapp {number|}; text {message|} {to|at}; reachable {at|on}; phone's; "
                        + "caller id; area code; number {you're|i'm|you are|i am} calling from; calling from; toll free; pager {number|}; "
                        + "switchboard; main number; main line; give us a call {at|on}; calling {me|us} {at|on|}; call {at|on}; "
                        + "number to call {you|me|} {back|} {on|}; number for you; good number; tel; cell's; mobile's; "
                        + "emergency contact; dial in {number|}; {pick|picks|picked} up at; {answer|answers} at; get {me|us|him|her|a hold of me} {on|at}; "
                        + "hold of {me|us|him|her} {on|at}; want to port; porting; port {my|the|this|that|our|his|her} {number|}");
        add(
                Topic.SOME_NUMBER,
                "my number {is|}; {the|their|our|his|her|your|that} number {is|there is|}; number is; number's; numbers are");
        add(
                Topic.EMAIL,
                "email {address|id|} {on file|}; e mail {address|}; mail address; emails; gmail; my email's; email's; inbox; "
                        + "e-mail {address|}; send it to; mail me {at|}");
        add(
                Topic.USERNAME,
                "username {is|}; user name; user id; user i d; login {name|id|}; login's; log in's; log in is; log in {name|id}; log in as; logged in "
                        + "as; sign in name; {my|your|his|her|our|their} handle {is|}; handle is; handle's; log on {name|id|is}; logon {name|id|is|}; sign on {name|id}; screen name; screenname; twitter {handle|}; instagram {handle|}; tiktok "
                        + "{handle|}; skype {name|id|handle|}; gamertag; gamer tag; discord {name|handle|tag|}; snapchat "
                        + "{name|handle|}; github {username|handle|}; signed up as; account name; profile name; nickname; "
                        + "user handle; usernames; telegram {handle|}; online id; online i d; online name; display name; slack {name|handle}");
        add(
                Topic.PASSWORD,
                "password {is|}; pass word {is|}; passcode {is|}; pass code {is|}; passphrase {is|}; pass phrase {is|}; pin {number|code|}; p i n "
                        + "{number|code|}; access {code|key|token}; secret {word|code|key|}; verification {code|pin|}; one time {code|"
                        + "password|passcode|pin}; otp {code|}; o t p; security {answer|word|phrase|key|pin}; api {key|token}; a p i key; "
                        + "temporary {password|pin|code}; temp password; wifi {password|key|code}; wi fi {password|key}; alarm code; "
                        + "door code; gate code; unlock code; entry code; login code; authentication code; safe word; "
                        + "license key; private key; auth token; confirmation pin; telephone {pin|passcode|password}; phone {pin|passcode|"
                        + "password}; voicemail {pin|password}; passwords; {opens|unlocks} with #; {asks|ask|asking|prompts you|wants} for {a|the|your|that} {code|pin|passcode}; wants {a|the|your|that} {code|pin|passcode}; "
                        + "memorable {name|date|phrase|answer|question}; atm pin; verbal password; keypad code; lock code; "
                        + "two factor code; {reset|activation|unlocking|sms|safe|entry} {code|pin}; puk {code|}; sim pin; six digit code; six digit pin; four digit pin; four digit code; garage code; "
                        + "{screen|phone|sim|bike|luggage|padlock} {lock|code}; {security|access|entry|host|wifi|network|product|software|bitlocker|recovery|router} key; code {for|to} the {bike shed|boat shed|door|gate|room|shed|lock|safe|garage|alarm|app|store|box|building|lift|locker|wifi|house|office|online room|front door|back door|side gate|car park|lockbox|key safe}; code you {texted|sent|emailed|gave me}; {the|wifi|its} key's; today's code; code word; keyword; memorable word; memorable place; encryption key; secret answer; backup code; recovery code; "
                        + "code we sent; code i sent; code you received; code that was texted; code in the text; "
                        + "network key; texted you; {sent|texted|emailed|gave|send|text} me {a|the|that} {pin|passcode|} code; got {a|the} code {in|by|via} text; pin's; password's; passcode's");
        add(
                Topic.SECRET_QUESTION,
                "mother's maiden name; mothers maiden name; maiden name; {first|childhood|favorite|favourite} pet {name|}; "
                        + "first pet's name; first pets name; pet's name; name of {your|my} first {pet|dog|cat|school|teacher|car|boss|job}; "
                        + "{favorite|favourite} {teacher|color|colour|movie|film|book|food|band|song|place|team|city}; first {school|car|"
                        + "teacher|boss|job|concert}; street {you|i} grew up on; city {you|i} {were|was} born in; security question; "
                        + "secret question; childhood nickname; {favorite|favourite|first} teacher's name; {childhood|best} friend's name; {city|town|place} of birth for security; {oldest|eldest} {sibling's|child's} {name|middle name}; childhood best friend; best friend in school; "
                        + "first car was a; elementary school; high school mascot; "
                        + "make of {your|my} first car; model of {your|my} first car");
        add(
                Topic.URL,
                "website {address|is|at|}; web site; web address; url {is|}; link {is|}; homepage; web page; webpage; site "
                        + "is; go to; visit; domain {name|}; log on to; log onto; u r l; browser; portal");
        add(
                Topic.IP,
                "ip {address|addresses|}; i p {address|}; ipv4 {address|}; ipv6 {address|}; server {address|is}; "
                        + "gateway; subnet {mask|}; host {address|}; dns {server|}; ping; static ip");
        add(
                Topic.FILE,
                "file {name|named|called|is|}; filename {is|}; attachment {is|called|named|}; document {called|named|is}; "
                        + "spreadsheet {called|named|is|}; attached; saved {as|it as}; upload {the|}; folder; directory; script");
        add(
                Topic.BIRTH,
                "date of birth; birth date; birthdate; birthday; birthdays; d o b; dob; born {on|in|}; dates of birth; date of your "
                        + "birth; birth {day|month|year}; year of birth; month and day of birth; d.o.b; {when|where|what year|what month|what day|year|month|day|} were you born; "
                        + "birthday's; born the");
        add(
                Topic.AGE,
                "how old; age {is|of|}; aged; ages; your age; years of age; year old; years old; what age; old are you; turned; "
                        + "turning; turns");
        add(
                Topic.NAME,
                "{first|last|middle|full|given|family|maiden|sur|legal|preferred} name {is|was|}; surname {is|}; your name; my name "
                        + "{is|}; name {please|on the account|on the card|for the account|on file|for the reservation|for the booking}; "
                        + "names {are|}; who am i speaking {with|to}; who i'm speaking {with|to}; whom am i speaking {with|to}; "
                        + "who's calling; who is calling; speaking with; name again; name of the patient; patient's name; patient name; "
                        + "name is; name's; "
                        + "account holder; cardholder name; name on it; who's this; who is this; emergency contact's name");
        add(Topic.SPELL, "spell {that|it|your|the|}; spelled; spelt; spelling; spells; that's spelled");
        add(
                Topic.ADDRESS,
                "{mailing|billing|street|home|shipping|delivery|postal|current|new|old|service|residential|work|office|physical} "
                        + "address {is|}; address {is|on file|}; live {at|on|in}; lives {at|on|in}; living {at|on|in}; located "
                        + "{at|on|in}; ship {it|that|} to; deliver {it|that|} to; moved to; {send|mail} {it|that} to; reside {at|in}; "
                        + "residing {at|in}; where do you live; address's");
        add(
                Topic.ZIP,
                "zip {code|} {is|}; zipcode {is|}; postal code {is|}; postcode {is|}; post code {is|}; pin code area; zips; zip's");
        add(
                Topic.REFERENCE,
                "reference {number|code|no|id|}; confirmation code you {texted|sent|emailed|gave me}; prescription {number|no}; rx {number|no|}; r x {number|no|}; pan {card|}; ref {number|no|}; confirmation {number|code|}; tracking {number|code|id|}; "
                        + "order {number|no|id|}; ticket {number|no|id|}; case {number|no|id|}; claim {number|no|id|}; claims number; invoice "
                        + "{number|no|}; booking {number|reference|code|id|}; reservation {number|code|}; serial {number|no|}; record "
                        + "locator; transaction {id|number|}; receipt {number|}; {badge|device|agent|worker|product|"
                        + "session|request|incident|service|lot|model|part|batch|meter|permit|certificate|unit|asset|order|work order|docket|"
                        + "file|document|registration|application|visa|license|parcel|shipment|package|item|voucher|coupon|promo|gift card|catalog} "
                        + "{id|number|i d|code}; id {number|is|}; i d {number|is|}; identification {number|}; imei {number|}; i m e i {number|}; iccid; mac {address|}; sim {card number|number}; docket; sku; pnr; "
                        + "locator; tracking; barcode; purchase order {number|}; p o number; control number; referral {number|code}; "
                        + "authorization {number|code}; approval code; "
                        + "{complaint|grievance|dispute|crime|report|enquiry|inquiry|query|appeal|planning|works|fault|repair|job|fine|penalty|bag tag|luggage tag} "
                        + "{number|reference|ref|no|id}; quoting #; bag tag #; luggage tag #; cheque number; check number; redemption code; code {is|}; sequence");
        add(
                Topic.MONEY,
                "price {is|of|}; {that'll|that will|it'll|it will|that's going to|it's going to|that would|it would} be;  costs; cost {is|me|us|you|of|}; charge {is|of|}; charged {me|us|you|}; balance {is|of|}; amount {is|of|}; "
                        + "total {is|of|comes to|}; payment of; paid; pay {me|you|}; fee {is|of|}; salary {is|of|}; premium {is|of|}; deductible "
                        + "{is|of|}; copay {is|of|}; rent {is|of|}; bill {is|was|for|}; owe {you|me|}; refund of; deposit of; budget {is|of|}; "
                        + "worth; spend; spent; comes to; came to; transfer of; withdraw; bid; discount of; subtotal; earn; earning; {make|makes|making} about; makes; income "
                        + "{is|of|}; due is; sale for; sell for");
        add(
                Topic.HARMLESS,
                "version; firmware {version|}; flight; room; gate; chapter; page; windows; episode; channel; route; highway; level; size; step; option; press; "
                        + "release; season; grade; floor; line; lane; platform; terminal; seat; row; model; iphone; galaxy; question; bus; "
                        + "interstate; section; paragraph; line item; item; aisle; top; bed; unit; table; figure; volume; part; phase; "
                        + "round; tier; form; door; building; track; act; article; rule; exit; area; category; type; number one; day; week; "
                        + "covid; formula; fortune; catch; java; android; ios; python; error; error code; http; form 1040; 401");
    }

    private CuePhrases() {}

    /** All cues, the longest from each token on, in reading order. */
    static List<Cue> match(SpokenText text) {
        List<Cue> cues = new ArrayList<>();
        int token = 0;
        while (token < text.size()) {
            Cue cue = text.isMark(token) ? null : better(text, longest(text, token));
            if (cue == null) {
                token++;
            } else {
                if (!isDenied(text, cue.first())) {
                    cues.add(cue);
                }
                token = cue.end();
            }
        }
        return cues;
    }

    /** "not the sort code, the ten digit thing": what the value is not. */
    private static boolean isDenied(SpokenText text, int first) {
        int not = DETERMINERS.contains(text.word(first - 1)) ? first - 2 : first - 1;
        return text.sameTurn(not, first) && DENIALS.contains(text.word(not)) && !text.isMark(first - 1);
    }

    /** A cue that begins within the first and goes on behind it says more: "the number" and "number on the front". */
    private static @Nullable Cue better(SpokenText text, @Nullable Cue first) {
        if (first == null) {
            return null;
        }
        for (int token = first.first() + 1; token < first.end(); token++) {
            Cue later = text.isMark(token) ? null : longest(text, token);
            if (later != null
                    && later.end() > first.end()
                    && later.end() - later.first() > first.end() - first.first()) {
                return later;
            }
        }
        return first;
    }

    private static @Nullable Cue longest(SpokenText text, int from) {
        Node node = step(ROOT, text, from);
        Cue longest = null;
        int token = from;
        while (node != null) {
            token += saysId(text, token) ? 2 : 1;
            Topic topic = topic(node, text, from, token);
            if (topic != null) {
                longest = new Cue(topic, from, token);
            }
            if (text.isMark(token, '-') || (text.isMark(token, '.') && text.glued(token + 1))) {
                token++;
            }
            if (!text.sameTurn(from, token)) {
                break;
            }
            node = step(node, text, token);
        }
        return longest;
    }

    private static @Nullable Topic topic(Node node, SpokenText text, int from, int token) {
        if (node.topic != null || (node.beforeCode == null && node.beforeMixedCode == null)) {
            return node.topic;
        }
        int first = text.isMark(token, ',') ? token + 1 : token;
        for (int begin = first; begin < first + WORDS_BETWEEN && text.sameTurn(from, begin); begin++) {
            Code code = text.code(begin);
            if (code != null) {
                boolean serves = code.first() == begin && code.value().length() >= 3 && code.digits() >= 2;
                boolean mixed = code.letters() > 0 && code.value().length() <= LONGEST_MIXED;
                return serves && mixed && node.beforeMixedCode != null
                        ? node.beforeMixedCode
                        : serves && begin == first ? node.beforeCode : null;
            }
            if (node.beforeMixedCode == null || text.endsSentence(begin)) {
                break;
            }
        }
        return null;
    }

    /** The phrase goes on with the word, with the word before its "'s" ("the member's number"), or with "id" for "i d". */
    private static @Nullable Node step(Node node, SpokenText text, int token) {
        if (saysId(text, token)) {
            return node.next.get("id");
        }
        String word = key(text, token);
        Node next = node.next.get(word);
        return next == null && word.endsWith("'s") ? node.next.get(word.substring(0, word.length() - 2)) : next;
    }

    private static boolean saysId(SpokenText text, int token) {
        return text.isWord(token, "i")
                && (text.isWord(token + 1, "d") || text.isWord(token + 1, "d's"))
                && text.sameTurn(token, token + 1);
    }

    private static String key(SpokenText text, int token) {
        if (text.isDigits(token)) {
            return text.length(token) <= 4 ? text.digits(token) : "";
        }
        return text.isMark(token) ? "" : text.word(token);
    }

    private static void add(Topic topic, String phrases) {
        for (String phrase : phrases.split(";")) {
            expand("", phrase.strip(), topic);
        }
    }

    private static void expand(String done, String rest, Topic topic) {
        int open = rest.indexOf('{');
        if (open < 0) {
            insert((done + rest).strip(), topic);
            return;
        }
        int close = rest.indexOf('}', open);
        for (String choice : rest.substring(open + 1, close).split("\\|", -1)) {
            expand(done + rest.substring(0, open) + choice, rest.substring(close + 1), topic);
        }
    }

    private static void insert(String phrase, Topic topic) {
        Node node = ROOT;
        char kind = phrase.charAt(phrase.length() - 1);
        String words = kind == '#' || kind == '%'
                ? phrase.substring(0, phrase.length() - 1).strip()
                : phrase;
        for (String word :
                words.replace("i d ", "id ").replaceFirst("\\bi d$", "id").split(" +")) {
            node = node.next.computeIfAbsent(word, unused -> new Node());
        }
        if (kind == '#') {
            node.beforeCode = topic;
        } else if (kind == '%') {
            node.beforeMixedCode = topic;
        } else if (node.topic == null) {
            node.topic = topic;
        }
    }
}
