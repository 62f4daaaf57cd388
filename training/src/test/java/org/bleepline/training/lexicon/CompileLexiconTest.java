package org.bleepline.training.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileLexiconTest {
    private static final List<String> LISTS = List.of(
            "drugs",
            "diseases",
            "symptoms",
            "occupations",
            "religions",
            "political_parties",
            "nationalities",
            "languages",
            "hospitals",
            "universities",
            "organizations",
            "cities",
            "regions");

    private final Path folder;
    private final Path lists;
    private final Path talk;

    CompileLexiconTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        lists = Files.createDirectory(folder.resolve("lists"));
        talk = Files.createDirectory(folder.resolve("talk"));
    }

    @BeforeEach
    void emptyLists() throws IOException {
        for (String list : LISTS) {
            write(lists.resolve(list + ".tsv.gz"), "");
        }
        write(talk.resolve("a.txt.gz"), "we take the order online\nplease take the order online now\n");
    }

    @Test
    void writesTheSameBytesTwice() throws IOException {
        write(lists.resolve("drugs.tsv.gz"), "Foozine\ten\tcorpora\nBarzine\ten\tcorpora\n");

        assertThat(compiled("one.bin")).isEqualTo(compiled("two.bin"));
    }

    @Test
    void leavesOutPhrasesOfOrdinaryTalk() throws IOException {
        byte[] none = compiled("none.bin");

        write(lists.resolve("drugs.tsv.gz"), "order\ten\tcorpora\nOrder Online\ten\tcorpora\n");
        assertThat(compiled("ordinary.bin")).isEqualTo(none);

        write(lists.resolve("drugs.tsv.gz"), "order\ten\tcorpora\nFoozine\ten\tcorpora\n");
        assertThat(compiled("drug.bin")).hasSizeGreaterThan(none.length);
    }

    @Test
    void leavesOutOtherLanguagesAndInitialsOfDiseases() throws IOException {
        byte[] none = compiled("none.bin");

        write(lists.resolve("diseases.tsv.gz"), "enfermedad rara\tes\tdisease-ontology\nFCCX\ten\tdisease-ontology\n");

        assertThat(compiled("diseases.bin")).isEqualTo(none);
    }

    private byte[] compiled(String name) throws IOException {
        Path file = folder.resolve(name);
        CompileLexicon.main(new String[] {lists.toString(), talk.toString(), file.toString()});
        return Files.readAllBytes(file);
    }

    private static void write(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
