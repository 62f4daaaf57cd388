package org.bleepline.wording.figures;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.NoUnit;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How numbers, amounts, ordinals and halves of the day are written in a region, by ICU's data. */
final class Notation {
    /** Names of money that mean the same everywhere. */
    private static final Map<String, String> EVERYWHERE = Map.of(
            "euro", "EUR", "euros", "EUR", "yen", "JPY", "rupee", "INR", "rupees", "INR", "zloty", "PLN", "bitcoin",
            "XBT");

    private final LocalizedNumberFormatter numbers;
    private final ULocale locale;
    private final Currency currency;
    private final String currencyName;
    private final String[] halves;

    private Notation(ULocale locale) {
        this.locale = locale;
        this.numbers = NumberFormatter.withLocale(locale);
        this.currency = Currency.getInstance(locale);
        this.currencyName = currency.getName(locale, Currency.PLURAL_LONG_NAME, "other", null)
                .toLowerCase(Locale.ROOT);
        this.halves = DateFormatSymbols.getInstance(ULocale.US).getAmPmStrings();
    }

    static Notation of(String languageCode) {
        return new Notation(
                switch (languageCode) {
                    case "en_uk" -> ULocale.UK;
                    case "en_au" -> new ULocale("en_AU");
                    default -> ULocale.US;
                });
    }

    /** With the separators of thousands. */
    String number(long value) {
        return numbers.format(value).toString();
    }

    String percent(BigDecimal value) {
        return numbers.unit(NoUnit.PERCENT)
                .precision(Precision.fixedFraction(Math.max(0, value.scale())))
                .format(value)
                .toString();
    }

    /** "21st". */
    String ordinal(long value) {
        RuleBasedNumberFormat format = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.ORDINAL);
        return format.format(value);
    }

    /** The money that a word such as "dollars" means here; empty where it may mean a weight or another's money. */
    Optional<Currency> currency(String word) {
        String code = EVERYWHERE.get(word);
        if (code != null && !code.equals("XBT")) {
            return Optional.of(Currency.getInstance(code));
        }
        String plural = word.endsWith("s") ? word : word + "s";
        if ((" " + currencyName + " ").contains(" " + plural + " ")) {
            return Optional.of(currency);
        }
        return plural.equals("dollars") ? Optional.of(Currency.getInstance("USD")) : Optional.empty();
    }

    /** With the sign of the money; two digits behind the point if there are any. */
    String amount(BigDecimal value, Currency of) {
        int digits = value.stripTrailingZeros().scale() <= 0 ? 0 : of.getDefaultFractionDigits();
        return numbers.unit(of)
                .unitWidth(NumberFormatter.UnitWidth.NARROW)
                .precision(Precision.fixedFraction(digits))
                .format(value)
                .toString();
    }

    /** What parts a whole number from its fraction. */
    String decimalSeparator() {
        return com.ibm.icu.text.DecimalFormatSymbols.getInstance(locale).getDecimalSeparatorString();
    }

    /** "AM" or "PM". */
    String half(boolean afternoon) {
        return halves[afternoon ? 1 : 0];
    }
}
