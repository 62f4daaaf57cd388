package org.bleepline.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.bleepline.core.policy.Policy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Decarlo,   | #######,
                    professor. | #########.
                    Mary       | ####
                    555-0123   | ########
                    $94.50     | ######
                    $94.50.    | ######.
                    O'Brien    | #######
                    "Mary!"    | "####!"
                    (Mary),    | (####),
                    +44        | ###
                    18%        | ###
                    @handle    | #######
                    #42        | ###
                    Ana…       | ###…
                    😀😀        | ##
                    ...        | ###
                    Müller?    | ######?
                    """)
    void hashKeepsLengthAndEdgePunctuation(String word, String expected) {
        assertThat(Substitution.HASH.replace(word, Policy.PERSON_NAME)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Mary     | [PERSON_NAME]
                    Mary,    | [PERSON_NAME],
                    "Mary?"  | "[PERSON_NAME]?"
                    ...      | [PERSON_NAME]
                    """)
    void entityNameKeepsEdgePunctuation(String word, String expected) {
        assertThat(Substitution.ENTITY_NAME.replace(word, Policy.PERSON_NAME)).isEqualTo(expected);
    }
}
