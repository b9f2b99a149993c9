/** The presets as the engine's tests read them: written down here, trained to their figures in tests/presets. */
import { expect, it } from "vitest";
import { tasks } from "../src/tasks";

it("the presets that ship are those that tests/presets trains; `npx vitest run -u presets` writes them down anew", async () => {
  const shipped = Object.values(tasks).flatMap(({ id, presets }) =>
    presets.map(({ name, settings, sample = null, epochs = null }) => ({ name: name.en, settings: { ...settings, task: id }, sample, epochs })),
  );
  await expect(`${JSON.stringify(shipped, null, 1)}\n`).toMatchFileSnapshot("../../tests/fixtures/presets.json");
});
