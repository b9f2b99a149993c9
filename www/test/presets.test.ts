/** The presets as the engine's tests read them: written down here, trained to what they expect in tests/presets. */
import { expect, it } from "vitest";
import { SEEDS } from "../src/scenarios/scenario";
import { presets } from "../src/scenarios/tasks";

it("the presets that ship are those that tests/presets trains; `npx vitest run -u presets` writes them down anew", async () => {
  const shipped = Object.entries(presets).flatMap(([task, offered]) =>
    offered.map(({ name, settings, sample = null, epochs = null, seeds = SEEDS.tasks, expected = [] }) => ({
      name: name.en,
      settings: { ...settings, task },
      sample,
      epochs,
      seeds,
      expected,
    })),
  );
  await expect(`${JSON.stringify(shipped, null, 1)}\n`).toMatchFileSnapshot("../../tests/fixtures/presets.json");
});
