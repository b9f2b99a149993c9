/** Every scenario by its full name, as `races/alive`: the place that offers it, and its id there. */
import type { TaskId } from "../tasks/task";
import type { Race, Solo } from "./scenario";

/** Where scenarios are offered: “Break it, mend it” has two places, every task one. */
export type Place = "experiments" | "remedies" | "races" | TaskId;

/** The scenarios of a place, which are fetched with the panel that offers them. */
export async function scenariosOf(place: Place): Promise<readonly (Solo | Race)[]> {
  switch (place) {
    case "experiments":
      return (await import("./experiments")).experiments;
    case "remedies":
      return (await import("./remedies")).remedies;
    case "races":
      return (await import("./races")).races;
    default:
      return (await import("./tasks")).presets[place];
  }
}

/** The scenario of a full name; undefined where there is none. */
export async function scenarioOf(name: `${Place}/${string}`): Promise<Solo | Race | undefined> {
  const at = name.indexOf("/");
  const [place, id] = [name.slice(0, at) as Place, name.slice(at + 1)];
  return (await scenariosOf(place)).find((scenario) => scenario.id === id);
}
