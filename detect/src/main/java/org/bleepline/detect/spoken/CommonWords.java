package org.bleepline.detect.spoken;

import java.util.Arrays;
import java.util.stream.Stream;

/** Frequent English words that are hardly ever names, so that a name said in lower case has an end. Own compilation. */
final class CommonWords {
    private static final String FUNCTION =
            "a an the this that these those i you he she it we they me him her us them my your "
                    + "his its our their mine yours hers ours theirs myself yourself himself herself itself ourselves themselves "
                    + "and or but nor so yet for of to in on at by with from into onto about over under after before between "
                    + "through during without within against among around behind below beneath beside beyond near off out per "
                    + "since than till until toward towards up upon via down as if because although though while whereas whether "
                    + "unless when where why how what who whom whose which there here then now today tomorrow yesterday not no "
                    + "yes yeah yep yup nope okay ok sure right well oh please thanks thank sorry hello hi hey goodbye bye welcome "
                    + "is am are was were be been being do does did doing done have has had having can could will would shall "
                    + "should may might must ought i'm i've i'd i'll you're you've you'd you'll he's she's it's we're we've we'll "
                    + "they're they've they'll that's there's here's what's who's where's how's let's don't doesn't didn't isn't "
                    + "aren't wasn't weren't won't wouldn't can't couldn't shouldn't haven't hasn't hadn't ain't im ive thats whats "
                    + "also too very just only even still already again ever never always often sometimes usually maybe perhaps "
                    + "really quite rather almost enough much many more most less least few several some any all both each every "
                    + "either neither other another such same own one's else once twice actually basically currently recently "
                    + "exactly probably definitely certainly absolutely anyway alright gonna wanna gotta kind sort lot lots bit "
                    + "anything something nothing everything anyone someone everyone nobody anybody somebody everybody";
    private static final String VERBS =
            "say says said saying tell tells told telling ask asks asked asking speak speaks "
                    + "speaking spoke spoken talk talks talking talked call calls called calling get gets got getting go goes going "
                    + "went gone come comes came coming make makes made making take takes took taking taken give gives gave giving "
                    + "given know knows knew known knowing think thinks thought thinking see sees saw seen seeing look looks looked "
                    + "looking want wants wanted need needs needed like likes liked love loves loved try tries tried trying use "
                    + "uses used using find finds found work works worked working feel feels felt feeling seem seems seemed keep "
                    + "keeps kept let lets leave leaves left leaving put puts mean means meant meaning show shows showed start "
                    + "starts started starting stop stops stopped wait waits waited waiting help helps helped helping hear hears "
                    + "heard read reads send sends sent sending receive received receiving pay pays paid paying buy buys bought "
                    + "sell sold spend spent cost costs change changes changed changing check checks checked checking confirm "
                    + "confirmed confirming verify verified verifying spell spelled spelling spelt live lives lived living move "
                    + "moved moving stay stayed staying play played playing run running ran turn turned turning open opened "
                    + "opening close closed closing bring brought hold held holding write wrote written writing sit stand stood "
                    + "lose lost losing meet met meeting pick picked update updated updating cancel cancelled canceled book booked "
                    + "booking order ordered ordering return returned schedule scheduled happen happened happening remember "
                    + "forget forgot believe hope hoping guess suppose wonder wondering appreciate bothering sounds sound "
                    + "looking reach reached reaching reset resets file filed filing apply applied applying";
    private static final String NOUNS =
            "name names number numbers account accounts address phone email mail date birth time "
                    + "times day days week month year hour minute card cards bank bill bills payment payments money order orders "
                    + "customer customers service support team agent manager person people man woman guy guys kid kids child "
                    + "children son daughter mother father mom dad wife husband sister brother friend friends family home house "
                    + "office company business job question questions problem problems issue issues thing things way ways place "
                    + "part case claim policy insurance appointment prescription medication doctor nurse patient hospital clinic "
                    + "pharmacy store website app computer password username code message text call calls line moment second "
                    + "reason information info details today morning afternoon evening night tonight weekend side end bit copy "
                    + "letter letters word words dollar percent fact point example world country city state street car room "
                    + "water food flight ticket reservation hotel order package delivery refund subscription plan "
                    + "system internet router modem screen page link document documents form report contract course school "
                    + "class student students university interview department";
    private static final String OTHERS =
            "good great fine bad nice new old big small little long short high low next last "
                    + "first early late able available ready happy glad sad sorry busy free full sure correct wrong true false "
                    + "important different possible interested interesting excited afraid tired sick ill worried concerned "
                    + "confused upset frustrated angry hungry better best worse worst easy hard whole real own main "
                    + "perfect awesome wonderful lovely excellent fantastic super cool amazing terrible horrible awful "
                    + "missing late back away home together alone ahead away around else trying based located born raised married "
                    + "single divorced retired currently originally pregnant allergic diabetic unemployed self employed "
                    + "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand "
                    + "male female it'll that'll there'll who'd";

    private CommonWords() {}

    static Stream<String> all() {
        return Stream.of(FUNCTION, VERBS, NOUNS, OTHERS).flatMap(words -> Arrays.stream(words.split(" +")));
    }
}
