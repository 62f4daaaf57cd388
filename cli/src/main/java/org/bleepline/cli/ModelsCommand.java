package org.bleepline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bleepline.models.Catalogue;
import org.bleepline.models.CatalogueEntry;
import org.bleepline.models.ModelFolder;
import org.bleepline.models.ModelKind;
import org.bleepline.models.ModelSource;
import org.bleepline.speech.WhisperLanguages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Lists, fetches and removes models of the engines 'whisper' and 'vosk'.",
            "Nothing is fetched but by 'pull'. Proxies are taken from HTTPS_PROXY, HTTP_PROXY and NO_PROXY."
        })
final class ModelsCommand implements Runnable {
    private static final String ROW = "%-32s %9s  %-10s %-10s %s";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The model folder. Default: that of BLEEPLINE_MODEL_FOLDER, else ~/.bleepline/models.")
    private @Nullable Path folder;

    /** What shells offer for a model's name. */
    static final class ModelNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        ModelNames() {
            super(Catalogue.standard().entries().stream()
                    .map(CatalogueEntry::name)
                    .toList());
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the models that can be fetched, and those that are there.")
    int list(
            @Option(
                            names = {"-l", "--language"},
                            paramLabel = "CODE",
                            description = "Only models for this language, such as de; smallest first.")
                    @Nullable
                    String language,
            @Option(names = "--installed", description = "Only models that are there.") boolean installedOnly,
            @Option(names = "--names", description = "Only the names, one a line.") boolean names,
            @Option(names = "--checksums", description = "With the publishers' checksums.") boolean checksums) {
        ModelFolder models = models();
        PrintWriter out = spec.commandLine().getOut();
        Catalogue catalogue = Catalogue.standard();
        List<CatalogueEntry> entries = language == null ? catalogue.entries() : inLanguage(catalogue, language);
        if (entries.isEmpty()) {
            throw new ParameterException(
                    spec.subcommands().get("list"),
                    "there is no model for the language '" + language + "'; use a code such as de");
        }
        if (!names) {
            out.println(String.format(Locale.ROOT, ROW, "NAME", "SIZE", "LANGUAGES", "LICENCE", "HERE")
                    + (checksums ? "  CHECKSUM" : ""));
        }
        for (CatalogueEntry entry : entries) {
            boolean here = models.find(entry.name()).isPresent();
            if (here || !installedOnly) {
                out.println(names ? entry.name() : row(entry, here) + (checksums ? "  " + checksum(entry) : ""));
            }
        }
        if (language == null) {
            models.list().stream()
                    .filter(model -> catalogue.find(model.name()).isEmpty())
                    .forEach(model -> out.println(
                            names
                                    ? model.name()
                                    : String.format(
                                            Locale.ROOT,
                                            ROW,
                                            model.name(),
                                            "",
                                            model.kind().name().toLowerCase(Locale.ROOT),
                                            "your own",
                                            "yes")));
        }
        out.flush();
        return ExitCode.OK;
    }

    @Command(
            name = "pull",
            mixinStandardHelpOptions = true,
            description = {
                "Fetches a model, checks it against its publisher's checksum and installs it.",
                "What was broken off goes on where it ended. Whisper models come from huggingface.co, Vosk models from"
                        + " alphacephei.com."
            })
    int pull(
            @Parameters(
                            paramLabel = "NAME",
                            completionCandidates = ModelNames.class,
                            description = "As 'models list' shows it, such as whisper-base.en or base.en.")
                    String name,
            @Option(
                            names = "--from",
                            paramLabel = "FILE",
                            description = "Install this file that you brought along, and fetch nothing. With a name of"
                                    + " your own it can be a model of your own.")
                    @Nullable
                    Path from,
            @Option(
                            names = "--mirror",
                            paramLabel = "URL",
                            description = "Fetch from here instead; the files have the publishers' names. Also set by"
                                    + " BLEEPLINE_MODEL_MIRROR.")
                    @Nullable
                    String mirror,
            @Option(names = "--again", description = "Fetch it although it is there.") boolean again,
            @Option(
                            names = {"-q", "--quiet"},
                            description = "Print nothing but errors.")
                    boolean quiet) {
        if (from != null && (mirror != null || again)) {
            throw new ParameterException(
                    spec.subcommands().get("pull"),
                    "--from fetches nothing, so it goes with neither --mirror nor --again");
        }
        ModelFolder.Installed installed =
                from == null ? fetched(name, mirror, again, quiet) : brought(name, from, quiet);
        say(quiet, "installed " + installed.name() + " in " + installed.path());
        say(
                quiet,
                "use it with: bleepline redact call.mp3 --engine "
                        + installed.kind().name().toLowerCase(Locale.ROOT) + " --model " + installed.name());
        return ExitCode.OK;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a model from the model folder.")
    int remove(
            @Parameters(
                            paramLabel = "NAME",
                            completionCandidates = ModelNames.class,
                            description = "As 'models list' shows it.")
                    String name) {
        ModelFolder models = models();
        String known = knownName(name, models);
        models.remove(known);
        spec.commandLine().getErr().println("removed " + known);
        return ExitCode.OK;
    }

    @Command(
            name = "path",
            mixinStandardHelpOptions = true,
            description = "Prints where the model folder is, or where a model lies in it.")
    int path(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "NAME",
                            completionCandidates = ModelNames.class,
                            description = "As 'models list' shows it.")
                    @Nullable
                    String name) {
        ModelFolder models = models();
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                name == null
                        ? models.path()
                        : models.require(knownName(name, models)).path());
        out.flush();
        return ExitCode.OK;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list, pull, remove or path");
    }

    private static List<CatalogueEntry> inLanguage(Catalogue catalogue, String language) {
        String code = language.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
        return catalogue.namesFor(code).stream()
                .flatMap(name -> catalogue.find(name).stream())
                .filter(entry ->
                        !entry.languages().isEmpty() || WhisperLanguages.all().contains(code))
                .toList();
    }

    private ModelFolder models() {
        return folder == null ? ModelFolder.standard() : ModelFolder.of(folder);
    }

    private ModelFolder.Installed fetched(String name, @Nullable String mirror, boolean again, boolean quiet) {
        CatalogueEntry entry = Catalogue.standard().require(name);
        ModelFolder models = models();
        Optional<ModelFolder.Installed> there = models.find(entry.name());
        if (there.isPresent() && !again) {
            if (ModelSource.sound(entry, there.get()).orElse(true)) {
                say(quiet, entry.name() + " is there already; --again fetches it anew");
                return there.get();
            }
            say(quiet, entry.name() + " is there, but damaged; it is fetched anew");
        }
        ModelSource source = mirror == null ? ModelSource.standard() : ModelSource.mirror(mirror);
        say(
                quiet,
                "fetching " + entry.name() + " (" + entry.mebibytes() + " MiB, " + entry.licence() + ") from "
                        + source.address(entry).getHost());
        PullProgress progress =
                new PullProgress(spec.commandLine().getErr(), Terminal.shows(), (long) entry.mebibytes() << 20);
        Thread onInterrupt = new Thread(
                () -> {
                    progress.clear();
                    spec.commandLine()
                            .getErr()
                            .println("bleepline: stopped; the same command goes on where it ended, and 'models remove "
                                    + entry.name() + "' takes away what is there");
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            return source.pull(entry, models, quiet ? (bytes, all) -> {} : progress);
        } finally {
            progress.clear();
            forget(onInterrupt);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already.
        }
    }

    private ModelFolder.Installed brought(String name, Path file, boolean quiet) {
        Catalogue catalogue = Catalogue.standard();
        Optional<CatalogueEntry> entry = catalogue.find(name).or(() -> catalogue.find("whisper-" + name));
        ModelFolder.Installed installed =
                ModelSource.install(entry.map(CatalogueEntry::name).orElse(name), entry.orElse(null), file, models());
        if (entry.flatMap(CatalogueEntry::sha1).isEmpty()) {
            say(
                    quiet,
                    "note: no checksum of " + installed.name() + " is on board, so the file was not compared with one");
        }
        return installed;
    }

    private static String knownName(String name, ModelFolder models) {
        return List.of(name, "whisper-" + name, "vosk-model-" + name).stream()
                .filter(models::holds)
                .findFirst()
                .orElse(name);
    }

    private static String row(CatalogueEntry entry, boolean here) {
        String languages = entry.languages().isEmpty() ? "about 100" : String.join(",", entry.languages());
        return String.format(
                Locale.ROOT,
                ROW,
                entry.name(),
                entry.mebibytes() + " MiB",
                languages,
                entry.licence(),
                here ? "yes" : "");
    }

    private static String checksum(CatalogueEntry entry) {
        return entry.sha1()
                .map(sum -> "sha1 " + sum)
                .orElse(entry.kind() == ModelKind.VOSK ? "md5, from the publisher's list" : "");
    }

    private void say(boolean quiet, String message) {
        if (!quiet) {
            spec.commandLine().getErr().println(message);
        }
    }
}
