/** Settings compared, and the ones that may change while a network keeps its weights. */
import { LIVE_FIELDS, SETTINGS, type Config, type Live } from "../wire";

/** The live settings among all. */
export function liveOf(config: Config): Live {
  return Object.fromEntries(LIVE_FIELDS.map((field) => [field, config[field]])) as Live;
}

/** Whether `config` has every one of these settings. */
export function has(config: Config, settings: Readonly<Partial<Config>>): boolean {
  return (Object.keys(settings) as (keyof Config)[]).every((field) => Object.is(config[field], settings[field]));
}

/** Whether a live setting differs between `a` and `b`, and which of the others do. */
export function differing(a: Config, b: Config): { live: boolean; lasting: (keyof Config)[] } {
  const fields = (Object.keys(a) as (keyof Config)[]).filter((field) => !Object.is(a[field], b[field]));
  return {
    live: fields.some((field) => SETTINGS[field].live),
    lasting: fields.filter((field) => !SETTINGS[field].live),
  };
}
