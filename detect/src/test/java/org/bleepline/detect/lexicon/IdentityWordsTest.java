package org.bleepline.detect.lexicon;

import org.bleepline.core.policy.Policy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the English lists find and what they leave, one line a case; what is to be found stands between braces. */
class IdentityWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm a practicing {religion:Catholic}.",
                "my family's {religion:methodist}",
                "Are you {religion:Hindu} or {religion:Sikh}?",
                "he converted to {religion:islam}",
                "They are {religion:Jehovah's Witnesses}.",
                "i'm {religion:jewish}",
                "She's a {religion:Seventh-day Adventist}.",
                "I am an {religion:atheist}.",
                "My ancestors were {religion:Huguenots}.",
                "they're {religion:Plymouth Brethren}",
                "he's {religion:haredi}",
                "She was raised {religion:Church of Ireland}.",
                "my gran was {religion:chapel}"
            })
    void findsReligions(String line) {
        Marked.assertFound(line, Policy.RELIGION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He has catholic tastes in music.",
                "in good faith",
                "the grace period",
                "I have faith in you.",
                "an orthodox approach",
                "the reformed account",
                "a salt shaker",
                "the witness statement"
            })
    void leavesWordsThatAreNoReligions(String line) {
        Marked.assertFound(line, Policy.RELIGION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm {nationality:Greek} but my wife is {nationality:Lebanese}.",
                "he's a {nationality:japanese} citizen",
                "she's {nationality:native american}",
                "i'm {nationality:hispanic} and he's {nationality:white}",
                "My mother is {nationality:Chinese}.",
                "a {nationality:black} male in his thirties",
                "Half {nationality:Italian}, half {nationality:Polish}.",
                "two {nationality:filipinos}",
                "I'm {nationality:Nigerian American}.",
                "we're {nationality:english}",
                "i'm {nationality:moldovan} my english is slow",
                "we're {nationality:roma}",
                "She's {nationality:Malawian}.",
                "turned away for being {nationality:roma}",
                "my husband is {nationality:black african}",
                "he's {nationality:mi'kmaq}",
                "We get a lot of {nationality:Japanese} tourists.",
                "the guy was twenty five {nationality:white} skinny",
                "I'd be the first {nationality:Roma} student."
            })
    void findsNationalities(String line) {
        Marked.assertFound(line, Policy.NATIONALITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A Danish pastry, please.",
                "polish the table",
                "two slices of swiss cheese",
                "English muffin and French fries",
                "a german shepherd",
                "we ordered chinese takeaway",
                "Is the Italian restaurant open?",
                "the black box",
                "white wine and brown rice",
                "Turkish delight",
                "I pay with American Express.",
                "hit a pole on the road"
            })
    void leavesFoodAndThings(String line) {
        Marked.assertFound(line, Policy.NATIONALITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm fluent in {language:Spanish} and {language:Portuguese}.",
                "i only speak {language:french}",
                "she speaks {language:karelian} at home",
                "do you need an {language:ewondo} interpreter",
                "what language does he speak\nhe speaks {language:Kinaray-a}",
                "my {language:tigrinya} is better",
                "we need an interpreter for {language:BSL}",
                "do you have a {language:russian} interpreter",
                "Is there a {language:Korean}-speaking agent?",
                "she knows {language:american sign language}",
                "my {language:english} is not so good",
                "can we do this in {language:german}",
                "for {language:spanish} press two",
                "does anyone there speak {language:tagalog}",
                "i do {language:hebrew} and {language:russian}",
                "do you get the {language:hausa} channels",
                "i've {language:spanish} and a bit of {language:catalan}",
                "She grew up speaking {language:Cherokee}.",
                "i have conversational {language:welsh}",
                "so her {language:Dutch} is better than my {language:English}",
                "I need it in {language:Romanian} and {language:English}.",
                "the form in {language:flemish} and not {language:french}"
            })
    void findsLanguages(String line) {
        Marked.assertFound(line, Policy.LANGUAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm French.",
                "a French restaurant",
                "the english breakfast",
                "Polish the silver.",
                "My mother is Japanese.",
                "Greek yogurt",
                "we speak even about that and so do they",
                "the dog has a fang in mono and in duala",
                "she's thai",
                "i'm moldovan my sister speaks for me"
            })
    void leavesPeopleAndFood(String line) {
        Marked.assertFound(line, Policy.LANGUAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I vote {political_affiliation:Democrat}.",
                "i'm a {political_affiliation:libertarian}",
                "She's {political_affiliation:Labour}, and so was her mother.",
                "the {political_affiliation:conservatives} lost nine seats",
                "He is in the {political_affiliation:Green Party}.",
                "my dad's very {political_affiliation:conservative} politically",
                "I've always voted {political_affiliation:Labour}.",
                "she's a {political_affiliation:socialist}",
                "we're {political_affiliation:left wing}",
                "it's not because i'm {political_affiliation:labour}",
                "The {political_affiliation:Green} councillor said no.",
                "he won for the {political_affiliation:Aam Aadmi Party}",
                "My dad was a {political_affiliation:Reagan Democrat}.",
                "she's a {political_affiliation:democratic} candidate",
                "They are {political_affiliation:Sweden Democrats}.",
                "me dad was {political_affiliation:labour}",
                "She canvasses for the {political_affiliation:Greens}.",
                "he's {political_affiliation:plaid} you know"
            })
    void findsPoliticalAffiliations(String line) {
        Marked.assertFound(line, Policy.POLITICAL_AFFILIATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "That's a conservative estimate.",
                "a liberal amount of tape",
                "Labor costs are included.",
                "a democratic vote of the residents",
                "the green light",
                "moderate exercise",
                "an independent contractor",
                "a progressive discount",
                "the price is moderate",
                "the labour on that road has cost a fortune",
                "the alliance of the two banks",
                "an independent review",
                "a plaid shirt"
            })
    void leavesWordsThatAreNoPolitics(String line) {
        Marked.assertFound(line, Policy.POLITICAL_AFFILIATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm {marital_status:single}.",
                "we're {marital_status:divorced}",
                "My {marital_status:ex-wife} called.",
                "Marital status: {marital_status:divorced}.",
                "she is a {marital_status:widow}",
                "he's my {marital_status:fiance}",
                "we {marital_status:separated} last fall",
                "{marital_status:common-law}",
                "We're {marital_status:engaged}, the wedding is next year.",
                "what is your marital status\n{marital_status:separated}",
                "my {marital_status:ex} and i still share a car",
                "she's {marital_status:married} to the man in bed four",
                "We've been {marital_status:engaged} for nine years.",
                "they {marital_status:tied the knot} in may",
                "she's forty one {marital_status:single} lives alone",
                "before my {marital_status:divorce}"
            })
    void findsMaritalStatus(String line) {
        Marked.assertFound(line, Policy.MARITAL_STATUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a single room",
                "The single payment went through.",
                "The line is engaged.",
                "I'm not married to the idea.",
                "every single time",
                "separated by a comma",
                "a bachelor's degree",
                "she has a bachelor of science",
                "they married up the two files",
                "my ex boss",
                "i need twenty single rooms"
            })
    void leavesWordsThatAreNoMaritalStatus(String line) {
        Marked.assertFound(line, Policy.MARITAL_STATUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm {gender_sexuality:bisexual}.",
                "my brother's {gender_sexuality:gay}",
                "the patient is {gender_sexuality:female}",
                "Sex: {gender_sexuality:male}.",
                "i identify as {gender_sexuality:non binary}",
                "He came out as {gender_sexuality:trans}.",
                "i'm {gender_sexuality:straight} if that matters",
                "She's a {gender_sexuality:lesbian}.",
                "I am {gender_sexuality:transgender}.",
                "change my gender marker from {gender_sexuality:female} to {gender_sexuality:X}",
                "My ID says {gender_sexuality:F} and I present as {gender_sexuality:masc}.",
                "she's {gender_sexuality:aroace}",
                "they're {gender_sexuality:transmasculine}",
                "my partner's {gender_sexuality:trans}",
                "I'd prefer a {gender_sexuality:female} to examine me."
            })
    void findsGenderAndSexuality(String line) {
        Marked.assertFound(line, Policy.GENDER_SEXUALITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Go straight ahead.",
                "the male connector",
                "I live on Gay Street.",
                "trans fats",
                "let me get this straight",
                "straight to voicemail",
                "male to female cable"
            })
    void leavesWordsThatAreNoGender(String line) {
        Marked.assertFound(line, Policy.GENDER_SEXUALITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm {zodiac_sign:a Leo}.",
                "my moon sign is {zodiac_sign:cancer}",
                "typical {zodiac_sign:gemini} behaviour",
                "{zodiac_sign:sagittarius} i think",
                "what is your star sign\n{zodiac_sign:libra}"
            })
    void findsZodiacSigns(String line) {
        Marked.assertFound(line, Policy.ZODIAC_SIGN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "She has cancer.",
                "Leo called me back.",
                "I drive a Ford Taurus.",
                "the gemini app",
                "cancer research"
            })
    void leavesWordsThatAreNoZodiacSigns(String line) {
        Marked.assertFound(line, Policy.ZODIAC_SIGN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He has {physical_attribute:brown eyes} and a {physical_attribute:muscular build}.",
                "i'm {physical_attribute:five foot two}",
                "I'm {physical_attribute:190cm tall}.",
                "I'm {physical_attribute:190 cm tall}.",
                "with {physical_attribute:long red hair}",
                "I weigh {physical_attribute:a hundred and ninety pounds}.",
                "he's {physical_attribute:bald} with a {physical_attribute:goatee}",
                "{physical_attribute:a scar on his left cheek}",
                "he's {physical_attribute:left handed}",
                "I am {physical_attribute:5'11}\".",
                "my sister is {physical_attribute:five foot ten}",
                "there's a {physical_attribute:gap in her teeth}",
                "he has a {physical_attribute:teardrop tattoo under the left eye}",
                "She has a {physical_attribute:gold tooth}.",
                "the baby is {physical_attribute:7 pounds 2 ounces}",
                "i'm {physical_attribute:1 m 58}",
                "He is {physical_attribute:knock kneed}.",
                "the man had a {physical_attribute:limp}",
                "she's down to {physical_attribute:forty seven kilos}",
                "eyes {physical_attribute:hazel}"
            })
    void findsPhysicalAttributes(String line) {
        Marked.assertFound(line, Policy.PHYSICAL_ATTRIBUTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a black coffee",
                "the screen is black",
                "it is a short story",
                "The light is green.",
                "a thin crust pizza",
                "I am 54.",
                "it costs 180 pounds",
                "the TV is six foot wide",
                "a tall latte please",
                "it's a medium build quality",
                "how tall are you",
                "i'm short on this month's pay"
            })
    void leavesColoursOfThings(String line) {
        Marked.assertFound(line, Policy.PHYSICAL_ATTRIBUTE);
    }
}
