/** The settings that may change while a network keeps its weights. */
import { LIVE_FIELDS, type Config, type Live } from "../../wire";

/** The live settings among all. */
export function liveOf(config: Config): Live {
  return Object.fromEntries(LIVE_FIELDS.map((field) => [field, config[field]])) as Live;
}
