package org.bleepline.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLanguagesTest {
    private static final TextLanguages LANGUAGES = TextLanguages.standard();

    @ParameterizedTest
    @CsvSource({
        "en, thank you for calling how can i help you today with your account and what is the number on the card",
        "de, guten tag ich rufe an weil meine rechnung nicht stimmt und ich würde gerne mit jemandem sprechen der mir hilft",
        "fr, bonjour je vous appelle parce que ma facture est trop élevée et je voudrais parler à quelqu'un du service",
        "es, buenos días llamo porque mi factura no es correcta y me gustaría hablar con alguien que me pueda ayudar",
        "nl, goedemiddag ik bel omdat mijn rekening niet klopt en ik wil graag iemand spreken die mij kan helpen",
        "pl, dzień dobry dzwonię w sprawie mojego rachunku który się nie zgadza i chciałbym z kimś porozmawiać",
        "tr, iyi günler faturam yanlış geldiği için arıyorum ve bana yardım edebilecek biriyle konuşmak istiyorum",
        "ru, добрый день я звоню потому что мой счет неправильный и хотел бы поговорить с кем нибудь кто поможет",
        "zh, 您好我打电话是因为我的账单有问题我想和能帮助我的人谈谈谢谢您请问怎么办最好请帮我看一下",
        "zh, 您 好 我 打 电 话 是 因 为 我 的 账 单 有 问 题 我 想 和 能 帮 助 我 的 人 谈 谈 谢 谢 您 请 问 怎 么 办 请 您 看 看",
        "ja, こんにちは請求書が間違っているのでお電話しました助けていただける方とお話ししたいのですが",
        "km, សួស្តី ខ្ញុំ ទូរស័ព្ទ មក ព្រោះ វិក្កយបត្រ របស់ ខ្ញុំ មិន ត្រឹមត្រូវ ខ្ញុំ ចង់ និយាយ",
        "am, ሰላም የምደውለው ሂሳቤ ትክክል ስላልሆነ ነው ሊረዳኝ ከሚችል ሰው ጋር መነጋገር እፈልጋለሁ እባክዎን"
    })
    void tellsTheLanguageOfRawWords(String code, String said) {
        DetectedLanguage found = LANGUAGES.of(words(said), Set.of()).orElseThrow();

        assertThat(found.code()).isEqualTo(code);
        assertThat(found.confidence()).isGreaterThan(0.8);
    }

    @Test
    void capitalsAndMarksChangeNothing() {
        assertThat(LANGUAGES.of(words("Guten Tag, ich rufe an! Die Rechnung (vom März) stimmt nicht, oder?"), Set.of()))
                .isEqualTo(
                        LANGUAGES.of(words("guten tag ich rufe an die rechnung vom märz stimmt nicht oder"), Set.of()));
    }

    @Test
    void saysNothingOfTooLittleText() {
        assertThat(LANGUAGES.of(List.of(), Set.of())).isEmpty();
        assertThat(LANGUAGES.of(words("Hello there."), Set.of())).isEmpty();
        assertThat(LANGUAGES.of(words("555 013 4567 555 013 4567 555 013 4567 555 013 4567"), Set.of()))
                .isEmpty();
    }

    @Test
    void choosesAmongTheCandidatesAndIsUnsureWhereItIsNoneOfThem() {
        List<String> german = words("guten tag ich rufe an weil meine rechnung nicht stimmt und ich hilfe brauche");

        assertThat(LANGUAGES.of(german, Set.of("en", "de")).orElseThrow().code())
                .isEqualTo("de");
        assertThat(LANGUAGES.of(german, Set.of("en", "fr")).orElseThrow().confidence())
                .isLessThan(0.2);
        assertThat(LANGUAGES.of(german, Set.of("tlh"))).isEqualTo(Optional.empty());
    }

    @Test
    void saysHowLikelyItIsWhatSomebodySays() {
        List<String> german = words("guten tag ich rufe an weil meine rechnung nicht stimmt und ich hilfe brauche");

        assertThat(LANGUAGES.confidence(german, "de").orElseThrow()).isGreaterThan(0.9);
        assertThat(LANGUAGES.confidence(german, "en").orElseThrow()).isLessThan(0.1);
        assertThat(LANGUAGES.confidence(german, "tlh")).isEmpty();
        assertThat(LANGUAGES.confidence(List.of("ja"), "de")).isEmpty();
    }

    /** A greeting in another language does not count for more than its words. */
    @Test
    void looksAllOverALongTranscript() {
        List<String> call = new ArrayList<>();
        for (int line = 0; line < 20; line++) {
            call.addAll(words("thank you for calling how can i help you today with your account"));
        }
        for (int line = 0; line < 2_000; line++) {
            call.addAll(words("ich rufe an weil meine rechnung nicht stimmt und ich hilfe brauche"));
        }

        DetectedLanguage found = LANGUAGES.of(call, Set.of()).orElseThrow();

        assertThat(found.code()).isEqualTo("de");
        assertThat(found.confidence()).isBetween(0.8, 0.99);
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
