export { type Config, ConfigError, type LogLevel, readConfig } from "./config.ts";
export { readOrMakeKey } from "./key-file.ts";
export { SETTINGS, settingsTable } from "./settings.ts";
