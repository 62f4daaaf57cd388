package org.bleepline.testkit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/**
 * Holds every package of a module to the sign on its door: the sentence {@code May use: ...} in its
 * {@code package-info.java}.
 *
 * <p>The sentence lists what the package may depend on besides the JDK, JSpecify and itself: our packages without the
 * leading {@code org.bleepline.}, others in full; a name stands for the packages below it too. {@code May use: nothing.}
 * is a sentence.
 */
public final class PackageSigns {
    private static final String ROOT = "org.bleepline.";
    private static final Pattern SIGN = Pattern.compile("May use: ([^<]*?)\\.\\s", Pattern.DOTALL);
    private static final List<String> ALWAYS = List.of("java.", "javax.", "org.jspecify.", "jdk.");

    private PackageSigns() {}

    /**
     * Checks the module in the working directory: each package has a sign, is null-marked and keeps to its sign, and no
     * two packages depend on each other.
     */
    public static void hold() {
        Path sources = Path.of("src/main/java");
        JavaClasses classes = new ClassFileImporter().importPath(Path.of("target/classes"));
        Map<String, Set<String>> signs = new LinkedHashMap<>();
        Set<String> complaints = new TreeSet<>();
        for (String name : packagesBelow(sources)) {
            String sign = read(sources.resolve(name.replace('.', '/')).resolve("package-info.java"), complaints, name);
            Matcher matcher = SIGN.matcher(sign);
            if (!matcher.find()) {
                complaints.add(name + " does not say what it may use");
                continue;
            }
            if (!sign.contains("@NullMarked")) {
                complaints.add(name + " is not @NullMarked");
            }
            signs.put(name, namesIn(matcher.group(1)));
        }
        for (JavaClass type : classes) {
            Set<String> allowed = signs.get(type.getPackageName());
            if (allowed != null) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !isAllowed(type.getPackageName(), target(dependency), allowed))
                        .forEach(dependency -> complaints.add(type.getPackageName() + " must not use "
                                + target(dependency) + " (" + type.getSimpleName() + ")"));
            }
        }
        Assertions.assertThat(signs).as("packages with a sign").isNotEmpty();
        Assertions.assertThat(complaints).as("broken package signs").isEmpty();
        SlicesRuleDefinition.slices()
                .matching(ROOT + "(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    private static String target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getPackageName();
    }

    private static boolean isAllowed(String self, String target, Set<String> allowed) {
        return target.isEmpty()
                || target.equals(self)
                || ALWAYS.stream().anyMatch(prefix -> (target + ".").startsWith(prefix))
                || allowed.stream().anyMatch(name -> (target + ".").startsWith(name + "."));
    }

    private static Set<String> namesIn(String sentence) {
        Set<String> names = new TreeSet<>();
        for (String part : sentence.replace("*", " ").split(",")) {
            String name = part.strip();
            if (!name.equals("nothing")) {
                boolean ours = !name.matches("(org|com|io|net|tools|picocli|edu|jakarta|ch|opennlp)(\\..*)?");
                names.add(ours ? ROOT + name : name);
            }
        }
        return names;
    }

    private static Set<String> packagesBelow(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            Set<String> names = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file, Set<String> complaints, String name) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            complaints.add(name + " has no package-info.java");
            return "";
        }
    }
}
