package org.bleepline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.standard();

    @Test
    void saysSizeLanguagesAndLicenceOfEachModel() {
        assertThat(catalogue.entries()).hasSizeGreaterThan(30).allSatisfy(entry -> {
            assertThat(entry.name()).matches("(whisper|vosk-model)-[a-z0-9._-]+");
            assertThat(entry.mebibytes()).isPositive();
            assertThat(entry.licence()).isIn("MIT", "Apache-2.0");
            assertThat(entry.sha1().isPresent()).isEqualTo(entry.kind() == ModelKind.WHISPER);
            entry.sha1().ifPresent(sum -> assertThat(sum).matches("[0-9a-f]{40}"));
        });
        assertThat(catalogue.entries()).extracting(CatalogueEntry::name).doesNotHaveDuplicates();
    }

    @Test
    void namesTheModelsOfALanguageSmallestFirst() {
        assertThat(catalogue.namesFor("de")).startsWith("vosk-model-small-de-0.15", "whisper-tiny");
        assertThat(catalogue.namesFor("en")).contains("whisper-base.en", "whisper-base");
        assertThat(catalogue.namesFor("yue")).isNotEmpty().allMatch(name -> name.startsWith("whisper-large-v3"));
    }

    @Test
    void knowsModelsByTheirShortNames() {
        assertThat(catalogue.require("base.en").name()).isEqualTo("whisper-base.en");
        assertThat(catalogue.require("small-de-0.15").name()).isEqualTo("vosk-model-small-de-0.15");
    }

    @Test
    void namesTheModelsThatAreLikeAWrongName() {
        assertThatThrownBy(() -> catalogue.require("se.en"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("whisper-base.en");
        assertThatThrownBy(() -> catalogue.require("whisper-bse.en"))
                .hasMessage("there is no model 'whisper-bse.en'; is it one of these? whisper-base.en");
        assertThatThrownBy(() -> catalogue.require("Smal-de-0.15")).hasMessageContaining("vosk-model-small-de-0.15");
        assertThatThrownBy(() -> catalogue.require("nonsense")).hasMessageContaining("bleepline models list");
    }
}
