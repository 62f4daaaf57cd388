package org.bleepline.detect.lexicon;

import org.bleepline.core.policy.Policy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the English lists find and what they leave, one line a case; what is to be found stands between braces. */
class HealthWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "i take {drug:metformin} and {drug:lisinopril} in the morning",
                "Is it safe to take {drug:Advil} with {drug:Eliquis}?",
                "i'm on {drug:birth control} and {drug:antidepressants}",
                "She takes {drug:vitamin D} and {drug:fish oil}.",
                "he gave me a shot of {drug:cortisone}",
                "Do you have {drug:Tylenol PM} in stock?",
                "I was prescribed {drug:azithromycin} and {drug:prednisone}.",
                "they started him on {drug:tofacitinib}",
                "the {drug:z pack} didn't help",
                "i take {drug:calcium tablets} twice a day",
                "He overdosed on {drug:fentanyl}.",
                "i need my {drug:epi pen}",
                "My {drug:Ozempic's} on back order.",
                "she's been on {drug:Microgynon} for years",
                "he needs {drug:factor eight} before the operation",
                "they gave me {drug:laughing gas}",
                "My {drug:Fostair} ran out.",
                "we switched her to {drug:gliclazide}",
                "he was caught smoking {drug:weed}",
                "The vet prescribed {drug:Apoquel}."
            })
    void findsDrugs(String line) {
        Marked.assertFound(line, Policy.DRUG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The machine is in line with the others.",
                "my cholesterol is fine in april",
                "the iron is too hot for that shirt",
                "The cuisine was great, try the magazine.",
                "it charges at full speed",
                "turn left at the patch of grass",
                "This will boost your sales.",
                "a can of diet coke",
                "add some spice to the pot",
                "there's weed in the garden"
            })
    void leavesWordsThatAreNoDrugs(String line) {
        Marked.assertFound(line, Policy.DRUG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have {medical_condition:type 2 diabetes} and {medical_condition:high blood pressure}.",
                "my son is {medical_condition:asthmatic}",
                "she was diagnosed with {medical_condition:stage four lung cancer}",
                "i caught {medical_condition:a cold} last week",
                "He had a {medical_condition:heart attack} in May.",
                "i've been having {medical_condition:chest pain}",
                "My {medical_condition:Crohn's disease} is acting up.",
                "he's {medical_condition:deaf} in one ear",
                "i have {medical_condition:pain in my lower back}",
                "She had a {medical_condition:stroke} in 2019.",
                "they think it's {medical_condition:lupus} or {medical_condition:fibromyalgia}",
                "It is {medical_condition:bronchiectasis}.",
                "i've got a {medical_condition:bad back}",
                "we both had {medical_condition:covid}",
                "She has a {medical_condition:peanut allergy}.",
                "I was treated for {medical_condition:depression}.",
                "my {medical_condition:ear infection} is back",
                "He has {medical_condition:MS}.",
                "{medical_condition:alzheimers} runs in the family",
                "i've got a {medical_condition:throbbing tooth}",
                "there is a {medical_condition:white patch} inside my cheek",
                "Her {medical_condition:neck was stiff} the next day.",
                "i {medical_condition:fainted} in the waiting room",
                "my mum {medical_condition:collapsed} in the kitchen",
                "He {medical_condition:passed out} at the wheel.",
                "i get {medical_condition:pins and needles} at night",
                "The photos show {medical_condition:petechiae}.",
                "she was admitted with {medical_condition:hyperemesis}",
                "he's {medical_condition:bleeding} from the head",
                "i'm {medical_condition:allergic} so no",
                "she found a {medical_condition:lump under her arm}",
                "I'm {medical_condition:anaemic}.",
                "i {medical_condition:can't breathe}",
                "she's a {medical_condition:type 1}",
                "the baby was {medical_condition:born premature}",
                "his {medical_condition:vision's gone blurry}",
                "my husband's {medical_condition:deaf}",
                "he's {medical_condition:choking} please hurry",
                "my wisdom tooth is {medical_condition:impacted}",
                "he died of {medical_condition:aids}",
                "I've had this {medical_condition:cough} for weeks.",
                "her {medical_condition:left side's weak}"
            })
    void findsConditions(String line) {
        Marked.assertFound(line, Policy.MEDICAL_CONDITION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It was a stroke of luck.",
                "i just want a cold drink",
                "Press until you feel the depression of the key.",
                "The package is in good condition.",
                "it gave me a computer virus",
                "We went on a blind date.",
                "Close the blinds.",
                "my sympathy",
                "what a headache this has been",
                "He swims the breast stroke.",
                "the great depression",
                "It's cold outside.",
                "two sick days",
                "fever pitch",
                "The hearing aids arrived.",
                "The roof collapsed.",
                "we passed out the flyers",
                "a lump sum payment",
                "growth in the back half of the year",
                "we met on Tuesday",
                "The deal collapsed in May.",
                "i'm allergic to mondays",
                "hard disk failure",
                "Huntington is my bank."
            })
    void leavesWordsThatAreNoConditions(String line) {
        Marked.assertFound(line, Policy.MEDICAL_CONDITION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I need an {medical_process:MRI} and a {medical_process:blood test}.",
                "he's having {medical_process:knee surgery} on monday",
                "she goes to {medical_process:dialysis}",
                "they did an {medical_process:m r i}",
                "i had my {medical_process:gallbladder removed}",
                "The {medical_process:hip replacement} went well.",
                "I'd like a {medical_process:flu shot}.",
                "After the {medical_process:appendectomy} I was fine.",
                "I've been in {medical_process:therapy} for years.",
                "i need a {medical_process:root canal} and a {medical_process:crown}",
                "We start {medical_process:radiation therapy} soon.",
                "she had an {medical_process:operation on her heart}",
                "they took a {medical_process:chest x-ray}",
                "She is getting {medical_process:laparoscopic surgery}.",
                "The {medical_process:post-mortem} is on Friday.",
                "she needs {medical_process:supplemental oxygen} on the plane",
                "he had his {medical_process:prostate removed}",
                "is the {medical_process:extraction} safe on warfarin",
                "they took my {medical_process:bloods}",
                "her {medical_process:cataract op} went well",
                "I gave birth by {medical_process:forceps delivery}.",
                "i had a {medical_process:full blood count}",
                "the dentist wants to do a {medical_process:bridge}",
                "One in ten needs another {medical_process:operation}.",
                "the {medical_process:typhoid jab} made my arm sore",
                "i was late for my {medical_process:scan}"
            })
    void findsProcesses(String line) {
        Marked.assertFound(line, Policy.MEDICAL_PROCESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What are your operation hours?",
                "Scan the code at the door.",
                "I love retail therapy.",
                "the filling of the pie",
                "He wore a crown.",
                "The operation timed out.",
                "please scan it to email",
                "The cast of the movie was great.",
                "The surgery told me two.",
                "the bridge was closed",
                "We have an operation in Ohio.",
                "the blood drive",
                "put your bag on the scan belt"
            })
    void leavesWordsThatAreNoProcesses(String line) {
        Marked.assertFound(line, Policy.MEDICAL_PROCESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I {injury:broke my arm}.",
                "i {injury:twisted my left knee} on saturday",
                "I have a {injury:sprained wrist}.",
                "he got a {injury:concussion} and two {injury:cracked ribs}",
                "My {injury:ankle is sprained}.",
                "she {injury:fractured her collarbone}",
                "a {injury:second degree burn}",
                "He {injury:tore his ACL}.",
                "my {injury:shoulder injury} is from work",
                "I ended up with {injury:whiplash}.",
                "he {injury:pulled a muscle}",
                "There was a {injury:cut on his hand}.",
                "i {injury:hit my head}",
                "The ladder {injury:gashed my daughter's forehead}.",
                "i {injury:bit through my lip}",
                "i {injury:put my back out} lifting it",
                "she was {injury:strangled}",
                "I got an {injury:electric shock} from it.",
                "he {injury:split his head open}",
                "the kettle {injury:scalded both her hands}",
                "He {injury:tore a ligament in his ankle}.",
                "i was {injury:bitten} by a dog",
                "she {injury:did her knee in}",
                "They say he was {injury:stabbed in the leg}.",
                "he {injury:knocked out two teeth}",
                "the driver's got {injury:burns}"
            })
    void findsInjuries(String line) {
        Marked.assertFound(line, Policy.INJURY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I broke my phone.",
                "the leg of the table is broken",
                "My kids broke the neck of the guitar.",
                "you keep cutting out",
                "The call was cut off.",
                "i was burned by your company",
                "the screen is cracked",
                "Hit the back button.",
                "the line is broken up",
                "You broke my heart.",
                "she rolled her eyes",
                "I blew my nose.",
                "he has a chip on his shoulder",
                "it cost an arm and a leg",
                "i lost my husband back in march",
                "stop pulling my leg",
                "The video was shot in Vancouver.",
                "i'm only scratching my head",
                "my data is being throttled",
                "The battery was shot."
            })
    void leavesThingsThatBreak(String line) {
        Marked.assertFound(line, Policy.INJURY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My blood type is {blood_type:O negative}.",
                "He is {blood_type:AB positive}.",
                "i'm {blood_type:b positive} i think",
                "what's your blood type uh {blood_type:o positive}",
                "Blood type: {blood_type:AB+}.",
                "my blood group is {blood_type:a}",
                "I'm {blood_type:O-}, a universal donor.",
                "blood type is {blood_type:oh negative}"
            })
    void findsBloodTypes(String line) {
        Marked.assertFound(line, Policy.BLOOD_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They have an A+ rating.",
                "i got a b minus in math",
                "Give me a positive review.",
                "i'm positive it was monday",
                "it's a negative balance",
                "a positive experience"
            })
    void leavesGradesAndReviews(String line) {
        Marked.assertFound(line, Policy.BLOOD_TYPE);
    }
}
