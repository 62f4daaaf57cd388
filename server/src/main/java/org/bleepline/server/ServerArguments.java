package org.bleepline.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** The command line of the server, as the settings it stands for. */
final class ServerArguments {
    private static final Map<String, String> OPTIONS = Map.of(
            "--host", "bleepline.host",
            "--port", "bleepline.port",
            "--data", "bleepline.data",
            "--config", "spring.config.location");

    private ServerArguments() {}

    /**
     * Where an option stands twice, the last one counts.
     *
     * @throws IllegalArgumentException for an option that there is not, or without its value
     */
    static String[] settings(String... arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        // Nothing is read from the folder in which the server happens to be started.
        settings.put("spring.config.location", "optional:classpath:/org/bleepline/server/none.properties");
        for (int index = 0; index < arguments.length; index++) {
            String argument = arguments[index];
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String setting = name.startsWith("--bleepline.") ? name.substring(2) : OPTIONS.get(name);
            if (setting == null) {
                throw new IllegalArgumentException("unknown option '" + name + "'");
            }
            if (equals < 0 && index + 1 == arguments.length) {
                throw new IllegalArgumentException("option '" + name + "' needs a value");
            }
            String value = equals < 0 ? arguments[++index] : argument.substring(equals + 1);
            settings.put(setting, name.equals("--config") ? "file:" + value : value);
        }
        return settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
    }
}
