package org.bleepline.detect.organization;

import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/**
 * "fiona from corncrake wealth", "a lorry from torvald haulage", "outside the blue lagoon laundromat": one to three words that
 * end in a trade, behind a word that leads to whom one works for, calls or buys from. At least one of the words in front of the trade
 * is no frequent word of the language; where the trade is also a thing that one has ("windows", "storage"), the words that lead to it
 * must speak of people or business. The words are our own compilation. Text with capitals is left to the lists.
 */
public final class TradeNameRecognizer implements ReadingRecognizer {
    private static final String NAME = "trade-name";
    private static final int MOST_WORDS = 3;
    private static final int AROUND = 6;

    private static final Set<String> LEADS = Words.of(
            "from at with by for outside called upon join joined behind under plan's through against into via near inside");

    /** Few things but businesses are called so. */
    private static final Set<String> TRADES = Words.of(
            "haulage laundromat launderette joinery biologics logistics holdings motoring dairies foundry solicitors lettings "
                    + "wealth lumber nursery plumbing roofing motors brewing brewery distillery dental veterinary vets opticians "
                    + "pharmaceuticals therapeutics diagnostics technologies industries enterprises associates consulting partners "
                    + "robotics analytics aerospace semiconductors realty realtors properties mortgage mortgages insurance assurance "
                    + "underwriters brokers accountants attorneys architects surveyors removals movers couriers freight airways airlines "
                    + "railways cruises hostel motel inn diner bistro grill bakery butchers grocers supermarket pharmacy laundry cleaners "
                    + "tailors florists jewellers jewelers academy preschool daycare kindergarten primary college polytechnic library "
                    + "chapel cathedral foundation fellowship federation quartet orchestra choir theatre theater museum gallery "
                    + "constabulary jobcentre brothers recruitment staffing telecom broadband fibre pathology finance systems software "
                    + "scaffolding poultry laundries medics microfinance bottlers packers upholstery upholsterers collective cooperative "
                    + "decorators electricals fabrications glaziers hauliers locksmiths mechanics metalworks nurseries outfitters physio "
                    + "printers roofers seafoods shipbuilders stonemasons tutors undertakers upholstery waste welders creamery cannery "
                    + "tannery winery vineyards creche hospice infirmary microbrewery bookmakers pawnbrokers chemists drycleaners");

    /** Names of businesses and plain things. */
    private static final Set<String> TRADES_AND_THINGS = Words.of(
            "windows housing storage supplies energy capital marine steel timber tiles flooring carpets films pictures productions "
                    + "records media digital networks solutions security services health care medical clinic surgery group bank trust "
                    + "union credit legal law travel tours rentals rental hire tools machinery engineering construction electric electrical "
                    + "heating boilers solar gas water power mobile wireless cable farms foods coffee tea wines liquor meats books press "
                    + "print signs designs kitchens bathrooms furniture interiors glass blinds gardens landscaping fencing paving concrete "
                    + "garage autos tyres tires repairs spares parts cabs taxis coaches gym fitness spa salon school church hall centre "
                    + "center club arms tavern hotel cafe restaurant kitchen market store stores shop pizza lodge bar holidays barn braids beauty nails barbers "
                    + "hair clippers bikes cycles phones computers appliances beds sofas kitchens loans savings pensions advisers advisors");

    private static final Set<String> BUSINESS = Words.of(
            "work works worked working calling ringing man woman guy lady fella bloke chap lad people somebody someone team manager "
                    + "engineer driver lorry van truck rep here employed employer job purchase bought order ordered ordering booked invoice "
                    + "account plan contract insured customer payment paid bill over office shift nights days over");

    private static final Set<String> NO_NAMES = Words.of(
            "the a an my your our his her their this that some any no every each another other same new old local nearest private public "
                    + "national online mobile home car travel life health pet dental medical business personal family general free "
                    + "double triple wedding school house kitchen garden office emergency stainless central solid self cold hot hard soft");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        for (int token = 2; token < text.size(); token++) {
            if (text.isWord(token) && !text.capital(token)) {
                boolean sure = TRADES.contains(text.word(token));
                if (sure || TRADES_AND_THINGS.contains(text.word(token))) {
                    name(text, token, sure, findings);
                }
            }
        }
    }

    private static void name(SpokenText text, int trade, boolean sure, Findings findings) {
        if (text.sameTurn(trade, trade + 1)
                && text.isWord(trade + 1)
                && (TRADES.contains(text.word(trade + 1)) || TRADES_AND_THINGS.contains(text.word(trade + 1)))) {
            return;
        }
        int first = trade;
        int names = 0;
        while (trade - first < MOST_WORDS
                && text.sameTurn(first - 1, trade)
                && text.isWord(first - 1)
                && !text.capital(first - 1)
                && text.group(first - 1) == null
                && text.length(first - 1) > 1
                && !LEADS.contains(text.word(first - 1))
                && !NO_NAMES.contains(text.word(first - 1))) {
            first--;
            names += isName(text, first) ? 1 : 0;
        }
        int lead = first - 1;
        boolean the = text.isWord(lead, "the");
        if (the) {
            lead--;
        }
        if (names == 0
                || names * 2 < trade - first
                || !text.sameTurn(lead, trade)
                || !LEADS.contains(text.word(lead))) {
            return;
        }
        if (sure || (!the && businessIsNear(text, lead))) {
            findings.add(Policy.ORGANIZATION, first, trade + 1, sure ? 0.85 : 0.8, NAME, "trade");
        }
    }

    private static boolean isName(SpokenText text, int token) {
        return !text.is(token, Sign.COMMON)
                && !text.lexeme(token).isAny(Sign.TIME_UNIT, Sign.CURRENCY)
                && !text.lexeme(token).isAny(Sign.MEASURE, Sign.MONTH)
                && !text.lexeme(token).isAny(Sign.WEEKDAY, Sign.SEASON)
                && !text.is(token, Sign.FILLER)
                && !TRADES_AND_THINGS.contains(text.word(token))
                && !text.word(token).endsWith("ing");
    }

    private static boolean businessIsNear(SpokenText text, int lead) {
        for (int token = lead - 1; token >= lead - AROUND && text.sameTurn(token, lead); token--) {
            if (text.isWord(token) && BUSINESS.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }
}
