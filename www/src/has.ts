/** Whether settings are those that are asked for. */
import type { Config } from "./wire";

/** Whether `config` has every one of these settings. */
export function has(config: Config, settings: Readonly<Partial<Config>>): boolean {
  return (Object.keys(settings) as (keyof Config)[]).every((field) => Object.is(config[field], settings[field]));
}
