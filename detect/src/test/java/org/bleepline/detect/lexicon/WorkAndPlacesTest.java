package org.bleepline.detect.lexicon;

import org.bleepline.core.policy.Policy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the English lists find and what they leave, one line a case; what is to be found stands between braces. */
class WorkAndPlacesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm a {occupation:nurse} at the county hospital.",
                "My wife is a {occupation:lawyer} and I'm an {occupation:electrician}.",
                "i work as a {occupation:security guard}",
                "She's an {occupation:associate professor} of biology.",
                "he's a retired {occupation:police officer}",
                "i'm a {occupation:senior software engineer}",
                "Our {occupation:CEO} signed it.",
                "I'm the {occupation:manager} of a shop.",
                "I was a {occupation:project manager} at Siemens.",
                "my dad was a {occupation:coal miner}",
                "what do you do for a living\ni'm an {occupation:artist}",
                "She is {occupation:vice president of marketing}.",
                "he's a {occupation:cpa}",
                "I used to be a {occupation:dentist}.",
                "he was a {occupation:wheelwright} all his life",
                "The {occupation:first aider} wrote it up.",
                "Our {occupation:adjuster}, Priya, will ring you.",
                "The {occupation:technician} is Oskar, ask for him.",
                "the {occupation:town clerk} has the minutes",
                "The {occupation:banksmen} and the {occupation:steel fixers} get a bonus.",
                "i'm a {occupation:delivery rider}",
                "he was a {occupation:pit deputy} for years",
                "She's a {occupation:luthier}.",
                "my uncle is a {occupation:lobsterman}",
                "This is the {occupation:deputy leader of the council}.",
                "we have two {occupation:sous chefs}",
                "I'm a {occupation:consultant anaesthetist}.",
                "he's a {occupation:sergeant major}",
                "ask my {occupation:GP}"
            })
    void findsOccupations(String line) {
        Marked.assertFound(line, Policy.OCCUPATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Can I speak to an agent?",
                "let me talk to your manager",
                "the driver never showed up",
                "The printer driver needs an update.",
                "I'm a new client.",
                "the customer service representative",
                "my doctor said so",
                "it's twelve pounds a head",
                "My sister, Wanda, drives it.",
                "it's not ready yet",
                "the server is down",
                "a model number",
                "the host is unreachable",
                "the nurse line",
                "user guide",
                "A technician will be out to you.",
                "can a supervisor sign it off",
                "it's a pensioner discount",
                "Can you engineer a fix?"
            })
    void leavesRolesInTheCall(String line) {
        Marked.assertFound(line, Policy.OCCUPATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We're closed on {event:Labor Day}.",
                "i got tickets to the {event:super bowl}",
                "Happy {event:Diwali}!",
                "it was before {event:yom kippur}",
                "We lost the roof in {event:Hurricane Ida}.",
                "She competed at the {event:Olympics}.",
                "i ran the {event:boston marathon}",
                "The {event:Sundance Film Festival} was fun.",
                "see you at {event:christmas}",
                "she twisted it at {event:Crop Over}",
                "it's for {event:Tsagaan Sar}",
                "he tore it in the {event:copa final}",
                "It was {event:VE Day}.",
                "i gave up sugar for {event:lent}",
                "She ran the {event:Great Limerick Run}.",
                "my father fought in the {event:Biafran war}",
                "we're having a street party for the {event:jubilee}"
            })
    void findsEvents(String line) {
        Marked.assertFound(line, Policy.EVENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We hope to hear from you.",
                "I prepared for the masters degree.",
                "a Christmas tree",
                "next Monday",
                "it's a special event",
                "the holiday season",
                "what we lent on was the pickup",
                "i lent him ten pounds",
                "I missed most of Michaelmas term."
            })
    void leavesOrdinaryDays(String line) {
        Marked.assertFound(line, Policy.EVENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I live in {location_city:Boise}, {location_state:Idaho}.",
                "i'm from {location_country:mexico}",
                "flying to {location_country:new zealand}",
                "she moved to {location_city:fort worth}",
                "we live in {location_city:reading}",
                "born in {location_country:turkey}",
                "the office in {location_city:kuala lumpur}",
                "he grew up in {location_city:walnut creek}"
            })
    void findsPlaces(String line) {
        Marked.assertFound(line, Policy.LOCATION_COUNTRY, Policy.LOCATION_STATE, Policy.LOCATION_CITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I live in {location:Boise, Idaho}.",
                "we moved to {location:fort worth texas}",
                "{location:Portland, OR} is nice."
            })
    void joinsCityAndState(String line) {
        Marked.assertFound(line, Policy.LOCATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a Turkey sandwich",
                "the china cabinet",
                "reading glasses",
                "that was nice",
                "a mobile phone",
                "Have a nice day",
                "my order in line",
                "french fries",
                "split the bill",
                "the orange one"
            })
    void leavesPlaceWordsThatAreNone(String line) {
        Marked.assertFound(line, Policy.LOCATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I work for {organization:Boeing}.",
                "she's at the {organization:University of Alaska}",
                "i bank with {organization:wells fargo}",
                "at {organization:Bank of America}",
                "{organization:CNN} called",
                "I filed with the {organization:IRS}.",
                "Marlow works at {organization:Lakeshore Credit Union}.",
                "he went to {organization:ohio state}",
                "I shop at {organization:Target}.",
                "with the {organization:Department of Transportation}",
                "at {organization:Northfield Bank}",
                "from {organization:Harbor Dental Group}"
            })
    void findsOrganizations(String line) {
        Marked.assertFound(line, Policy.ORGANIZATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taken to {organization_medical_facility:Northwest General Hospital}",
                "at {organization_medical_facility:st mary's hospital}",
                "the {organization_medical_facility:Mayo Clinic}",
                "{organization_medical_facility:cedars sinai}",
                "at {organization_medical_facility:Riverside Medical Center}"
            })
    void findsMedicalFacilities(String line) {
        Marked.assertFound(line, Policy.ORGANIZATION_MEDICAL_FACILITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my bank charged me",
                "the hospital was closed",
                "a credit union",
                "the target date",
                "apple juice",
                "an insurance company",
                "the next one",
                "go to the university",
                "second mortgage",
                "health insurance",
                "a community college",
                "my local bank"
            })
    void leavesOrdinaryInstitutions(String line) {
        Marked.assertFound(line, Policy.ORGANIZATION);
    }
}
