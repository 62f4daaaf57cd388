package org.bleepline.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line of the server, as the settings it stands for. */
final class ServerArguments {
    private static final Map<String, String> OPTIONS = Map.of(
            "--host", "bleepline.host",
            "--port", "bleepline.port",
            "--data", "bleepline.data",
            "--config", "spring.config.location");

    private ServerArguments() {}

    /** @throws IllegalArgumentException for an option that there is not, or without its value */
    static String[] settings(String... arguments) {
        List<String> settings = new ArrayList<>();
        // Nothing is read from the folder in which the server happens to be started.
        settings.add("--spring.config.location=optional:classpath:/org/bleepline/server/none.properties");
        for (int index = 0; index < arguments.length; index++) {
            String argument = arguments[index];
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (argument.startsWith("--bleepline.") && equals > 0) {
                settings.add(argument);
                continue;
            }
            String setting = OPTIONS.get(name);
            if (setting == null) {
                throw new IllegalArgumentException("unknown option '" + name + "'");
            }
            if (equals < 0 && index + 1 == arguments.length) {
                throw new IllegalArgumentException("option '" + name + "' needs a value");
            }
            String value = equals < 0 ? arguments[++index] : argument.substring(equals + 1);
            if (name.equals("--config")) {
                settings.remove(0);
                settings.add(0, "--spring.config.location=file:" + value);
            } else {
                settings.add("--" + setting + "=" + value);
            }
        }
        return settings.toArray(String[]::new);
    }
}
