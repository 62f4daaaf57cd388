package org.bleepline.core.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A kind of personal data that can be removed.
 *
 * <p>The first 44 are the documented policies; a span that is reported to a user carries one of them. The rest are names
 * that clients may also send: subtypes such as {@link #LOCATION_CITY}, which narrow their {@linkplain #parent() parent},
 * and names without a parent, which are accepted and never found.
 *
 * <p>{@snippet :
 * Policy.named("person_name").label(); // "PERSON_NAME"
 * Policy.LOCATION.covers(Policy.LOCATION_CITY); // true
 * }
 */
public enum Policy implements EntityLabel {
    ACCOUNT_NUMBER(
            "Customer account or membership identification number", "Policy No. 10042992; Member ID: HZ-5235-001"),
    BANKING_INFORMATION("Banking information, including account and routing numbers", "routing number 021000021"),
    BLOOD_TYPE("Blood type", "O-, AB positive"),
    CREDIT_CARD_CVV("Credit card verification code", "CVV: 080"),
    CREDIT_CARD_EXPIRATION("Expiration date of a credit card", "expires 09/28"),
    CREDIT_CARD_NUMBER("Credit card number", "4111 1111 1111 1111"),
    DATE("Specific calendar date", "December 18"),
    DATE_INTERVAL(
            "Broader time periods, including date ranges, months, seasons, years, and decades",
            "2020-2021, 5-9 May, January 1984"),
    DATE_OF_BIRTH("Date of birth", "Date of Birth: March 7, 1961"),
    DRIVERS_LICENSE("Driver's license number", "DL# 356933-540"),
    DRUG("Medications, vitamins, or supplements", "Advil, Acetaminophen, Panadol"),
    DURATION("Measurements of time expressed as a numerical value plus a unit", "8 months, 2 years"),
    EMAIL_ADDRESS("Email address", "support@example.com"),
    EVENT("Name of an event or holiday", "Olympics, Yom Kippur"),
    FILENAME("Names of computer files, including the extension or filepath", "Taxes/2012/brad-tax-returns.pdf"),
    GENDER_SEXUALITY(
            "Terms indicating gender identity or sexual orientation, including slang terms", "female, bisexual, trans"),
    HEALTHCARE_NUMBER("Healthcare numbers and health plan beneficiary numbers", "Policy No.: 5584-486-674-YM"),
    INJURY("Bodily injury", "I broke my arm, I have a sprained wrist"),
    IP_ADDRESS("Internet IP address, including IPv4 and IPv6 formats", "192.168.0.1"),
    LANGUAGE("Name of a natural language", "Spanish, French"),
    LOCATION(
            "Any location reference including mailing address, postal code, city, state, province, country, or coordinates",
            "Lake Victoria, 145 Windsor St., 90210"),
    MARITAL_STATUS("Terms indicating marital status", "Single, common-law, ex-wife, married"),
    MEDICAL_CONDITION(
            "Name of a medical condition, disease, syndrome, deficit, or disorder",
            "chronic fatigue syndrome, arrhythmia, depression"),
    MEDICAL_PROCESS("Medical process, including treatments, procedures, and tests", "heart surgery, CT scan"),
    MONEY_AMOUNT("Name and/or amount of currency", "15 pesos, $94.50"),
    NATIONALITY("Terms indicating nationality, ethnicity, or race", "American, Asian, Caucasian"),
    NUMBER_SEQUENCE(
            "Numerical PII (including alphanumeric strings) that doesn't fall under other categories",
            "reference 48 213 7Q"),
    OCCUPATION("Job title or profession", "professor, actors, engineer, CPA"),
    ORGANIZATION("Name of an organization", "CNN, McDonalds, University of Alaska, Northwest General Hospital"),
    PASSPORT_NUMBER("Passport numbers, issued by any country", "PA4568332, NU3C6L86S12"),
    PASSWORD(
            "Account passwords, PINs, access keys, or verification answers",
            "27%alfalfa, temp1234, My mother's maiden name is Smith"),
    PERSON_AGE("Number associated with an age", "27, 75"),
    PERSON_NAME("Name of a person", "Bob, Doug Jones, Dr. Kay Martinez, MD"),
    PHONE_NUMBER("Telephone or fax number", "555-0123"),
    PHYSICAL_ATTRIBUTE("Distinctive bodily attributes, including race", "I'm 190cm tall"),
    POLITICAL_AFFILIATION("Terms referring to a political party, movement, or ideology", "Republican, Liberal"),
    RELIGION("Terms indicating religious affiliation", "Hindu, Catholic"),
    STATISTICS("Medical statistics", "18%, 18 percent"),
    TIME("Expressions indicating clock times", "19:37:28, 10pm EST"),
    URL("Internet addresses", "https://www.example.com/"),
    US_SOCIAL_SECURITY_NUMBER("Social Security Number or equivalent", "078-05-1120"),
    USERNAME("Usernames, login names, or handles", "@bleepline"),
    VEHICLE_ID(
            "Vehicle identification numbers (VINs), vehicle serial numbers, and license plate numbers",
            "5FNRL38918B111818, BIF7547"),
    ZODIAC_SIGN("Names of Zodiac signs", "Aries, Taurus"),

    GENDER(GENDER_SEXUALITY, "Gender identity alone", "female, trans"),
    SEXUALITY(GENDER_SEXUALITY, "Sexual orientation alone", "bisexual"),
    LOCATION_ADDRESS(LOCATION, "A postal address", "145 Windsor St., Springfield"),
    LOCATION_ADDRESS_STREET(LOCATION, "The street part of an address", "145 Windsor St."),
    LOCATION_CITY(LOCATION, "A city, town or village", "Springfield"),
    LOCATION_COORDINATE(LOCATION, "Geographic coordinates", "51.5 N, 0.12 W"),
    LOCATION_COUNTRY(LOCATION, "A country", "Canada"),
    LOCATION_STATE(LOCATION, "A state, province or region", "Ohio"),
    LOCATION_ZIP(LOCATION, "A postal code", "90210"),
    ORGANIZATION_MEDICAL_FACILITY(
            ORGANIZATION, "A hospital, clinic, practice or pharmacy", "Northwest General Hospital"),
    DAY(DATE, "A day of a date", "Tuesday, the 18th"),
    MONTH(DATE, "A month of a date", "December"),
    YEAR(DATE_INTERVAL, "A year", "1984"),
    ORGANIZATION_ID(null, "Identifier of an organization; accepted, never found", "VAT number"),
    CORPORATE_ACTION(null, "A corporate action; accepted, never found", "merger"),
    EFFECT(null, "Effect of a drug or a treatment; accepted, never found", "drowsiness"),
    FINANCIAL_METRIC(null, "A financial metric; accepted, never found", "gross margin"),
    MEDICAL_CODE(null, "A medical code; accepted, never found", "ICD-10 J45"),
    PRODUCT(null, "Name of a product; accepted, never found", "a phone model"),
    PROJECT(null, "Name of a project; accepted, never found", "a code name"),
    TREND(null, "A trend; accepted, never found", "rising sales");

    private static final int DOCUMENTED = 44;
    private static final int NEAR = 3;
    private static final List<Policy> DOCUMENTED_POLICIES =
            Arrays.stream(values()).limit(DOCUMENTED).toList();
    private static final Map<String, Policy> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Policy::wireName, Function.identity()));

    private final @Nullable Policy parent;
    private final String description;
    private final String example;

    Policy(String description, String example) {
        this(null, description, example);
    }

    Policy(@Nullable Policy parent, String description, String example) {
        this.parent = parent;
        this.description = description;
        this.example = example;
    }

    /** The 44 documented policies, in alphabetical order. */
    public static List<Policy> documented() {
        return DOCUMENTED_POLICIES;
    }

    /**
     * The policy of that wire name, such as {@code person_name}.
     *
     * @throws UnknownPolicyException if there is none; its message names the nearest known policy
     */
    public static Policy named(String wireName) {
        Policy policy = BY_WIRE_NAME.get(Objects.requireNonNull(wireName, "wireName"));
        if (policy == null) {
            throw new UnknownPolicyException(wireName, nearest(wireName));
        }
        return policy;
    }

    /** The name on the wire and on the command line: lower case with underscores. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String label() {
        return name();
    }

    /** The documented policy that this one narrows; empty for the 44 and for the names that are never found. */
    public Optional<Policy> parent() {
        return Optional.ofNullable(parent);
    }

    /** This policy if it is one of the 44, else its parent. Names that are never found answer themselves. */
    public Policy documentedPolicy() {
        return parent == null ? this : parent;
    }

    /** Whether a span of the other kind is also one of this kind. */
    public boolean covers(Policy other) {
        return other == this || other.parent == this;
    }

    /** Whether anything can ever be found for it; false for names that are only accepted. */
    public boolean detectable() {
        return ordinal() < DOCUMENTED || parent != null;
    }

    public String description() {
        return description;
    }

    /** What such a value looks like; empty strings do not occur. */
    public String example() {
        return example;
    }

    private static Optional<Policy> nearest(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
        Policy best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (Policy policy : values()) {
            int distance = EditDistance.between(wanted, policy.wireName());
            if (distance < bestDistance) {
                best = policy;
                bestDistance = distance;
            }
        }
        if (bestDistance <= Math.max(NEAR, wanted.length() / 3)) {
            return Optional.ofNullable(best);
        }
        return Arrays.stream(values())
                .filter(policy -> wanted.length() >= NEAR && policy.wireName().contains(wanted))
                .findFirst();
    }
}
