package org.bleepline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.bleepline.audio.AudioException;
import org.bleepline.core.speech.SpeechException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the command says about itself and about wrong arguments, without doing any work. */
class CommandLineTest {
    /**
     * How a command ended.
     *
     * @param exitCode one of {@link ExitCode}
     * @param out standard output
     * @param err standard error
     */
    private record Outcome(int exitCode, String out, String err) {}

    @Test
    void listsTheFortyFourPoliciesWithDescriptionAndExample() {
        Outcome outcome = run("policies");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("person_name", "Name of a person", "e.g. Bob, Doug Jones");
        assertThat(run("policies", "--names").out().lines()).hasSize(44);
    }

    @Test
    void saysItsVersion() {
        assertThat(run("--version").out()).matches("(?s)bleepline \\d+\\.\\d+.*Java \\d+.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"redact", "detect", "evaluate", "serve", "keys", "models", "policies", "generate-completion"})
    void everyCommandHasHelp(String command) {
        Outcome outcome = run(command, "--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("Usage: bleepline " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"models list", "models pull", "models remove", "models path", "keys create", "report verify"})
    void commandsOfCommandsHaveHelpAndTheVersionToo(String command) {
        assertThat(run((command + " --help").split(" ")).out()).startsWith("Usage: bleepline " + command);
        assertThat(run((command + " --version").split(" ")).out()).startsWith("bleepline ");
    }

    @Test
    void everyOptionIsDescribed() {
        Stream<CommandLine> commands = Stream.of("redact", "detect", "evaluate", "serve", "keys", "models", "policies")
                .map(name -> Main.commandLine().getSubcommands().get(name));

        assertThat(commands.flatMap(command -> command.getCommandSpec().options().stream()))
                .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
    }

    @Test
    void completesPolicyNames() {
        assertThat(run("generate-completion").out())
                .contains("us_social_security_number", "whisper-base.en", "complete -F")
                .contains("--speakers", "--times", "exact", "measured", "--verify-engine", "embedded", "--checksums");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    redact call.mp3 -p person_nmae          | unknown policy 'person_nmae'; did you mean 'person_name'?
                    redact call.mp3 -p person_name,dat      | unknown policy 'dat'; did you mean 'date'?
                    redact call.mp3 --sub entity_nam        | unknown --sub 'entity_nam'; it can be hash or entity_name
                    redact call.mp3 --method mute           | Invalid value for option '--method'
                    redact call.mp3 --quality mp9           | Invalid value for option '--quality'
                    redact call.mp3 --engine whisperer      | --engine: there is no engine 'whisperer'
                    redact call.mp3 --engine vosk           | --engine: the engine 'vosk' needs a model
                    redact call.mp3 --engine ftp://gpu/v1   | --engine: the address of a speech server must begin with http
                    redact call.mp3 --static Bearclaw       | --static needs the form LABEL=TERM[,TERM...]
                    redact call.mp3 --static A=B,,C         | must have 1 to 200 characters
                    redact call.mp3 --speakers many         | --speakers: 'many' is none of: a number such as 2
                    redact call.mp3 --speakers 4-2          | --speakers: '4-2' is none of
                    redact call.mp3 --methd silence         | Unknown option
                    redact call.mp3 -l xx                   | language 'xx'
                    detect -l de                            | language 'de'
                    detect --threads 0                      | --threads must be at least 1, not 0
                    models                                  | say what to do: list, pull, remove or path
                    models list -l xx                       | there is no model for the language 'xx'
                    redact                                  | no recording was given
                    redakt call.mp3                         | Did you mean: bleepline redact
                    """)
    void namesWhatIsWrongAndStops(String arguments, String message) {
        Outcome outcome = run(arguments.strip().split(" "));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void saysThatANameIsOnlyAccepted() {
        assertThat(run("redact", "no-such-file.mp3", "-p", "trend").err())
                .contains("note: 'trend' is accepted, but nothing is found for it");
    }

    @Test
    void tellsFaultsOfItsOwnFromOthers() {
        assertThat(List.of(
                        Failure.of(new IllegalStateException("secret")).exitCode(),
                        Failure.of(new InputException("no")).exitCode()))
                .containsExactly(ExitCode.INTERNAL, ExitCode.INPUT);
        assertThat(Failure.of(new IllegalStateException("secret")).message()).doesNotContain("secret");
    }

    @Test
    void tellsADamagedRecordingFromAnEngineThatFails() {
        AudioException damaged = new AudioException(AudioException.Category.INPUT, "It is damaged.");

        assertThat(Failure.of(new SpeechException("It is damaged.", damaged)))
                .isEqualTo(new Failure("It is damaged.", ExitCode.INPUT));
        assertThat(Failure.of(new SpeechException("It is deaf.")).exitCode()).isEqualTo(ExitCode.ENGINE);
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }
}
