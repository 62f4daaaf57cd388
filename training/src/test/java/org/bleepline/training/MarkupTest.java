package org.bleepline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bleepline.core.policy.Policy;
import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void takesMentionsOutOfTheText() {
        Example example = Markup.parse("call [person_name:Ada] at [time:3:30] // okay");

        assertThat(example.text()).isEqualTo("call Ada at 3:30\nokay");
        assertThat(example.mentions())
                .containsExactly(
                        new Mention(5, 8, Types.of(Policy.PERSON_NAME)), new Mention(12, 16, Types.of(Policy.TIME)));
    }

    @Test
    void letsAPlaceBeAnyKindOfPlace() {
        assertThat(Markup.parse("[location:Dayton]").mentions())
                .singleElement()
                .satisfies(mention -> assertThat(mention.types()).isEqualTo(Types.LOCATIONS));
    }

    @Test
    void refusesUnfinishedMarks() {
        assertThatThrownBy(() -> Markup.parse("call [person_name:Ada")).isInstanceOf(IllegalArgumentException.class);
    }
}
