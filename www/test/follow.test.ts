import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { follow, PACE_MS } from "../src/laboratory/follow";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A measurement that is followed, what it was asked, and a way to answer. */
function followed() {
  const network = signal("first");
  const detail = signal("");
  const version = signal("0");
  const visible = signal(true);
  const asked: { name: string; answer: (value: string | null) => void; fail: (why: string) => void }[] = [];
  const following = follow<string>({
    visible,
    of: () => network.value,
    request: () => {
      const name = `${network.value}${detail.value}`;
      return {
        about: detail.value,
        look: () =>
          new Promise((resolve, reject) => {
            asked.push({ name, answer: resolve, fail: (why) => reject(new Error(why)) });
          }),
      };
    },
    version: () => version.value,
  });
  return { network, detail, version, visible, asked, following };
}

const soon = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1);

describe("a measurement that is kept up to date", () => {
  it("shows nothing of a network from the moment another replaces it", async () => {
    const { network, asked, following } = followed();
    following.start();
    await soon();
    asked[0]?.answer("of the first");
    await soon();
    expect(following.answer.value).toBe("of the first");
    network.value = "second";
    expect(following.answer.value).toBe(null);
    await soon();
    asked[1]?.answer("of the second");
    await soon();
    expect(following.answer.value).toBe("of the second");
  });

  it("shows no answer that arrives after another network replaced it", async () => {
    const { network, asked, following } = followed();
    following.start();
    await soon();
    network.value = "second";
    asked[0]?.answer("of the first");
    await soon();
    expect(following.answer.value).toBe(null);
    expect(asked.map(({ name }) => name)).toEqual(["first", "second"]);
    asked[1]?.answer("of the second");
    await soon();
    expect(following.answer.value).toBe("of the second");
  });

  it("reports no error about a network that was replaced", async () => {
    const { network, asked, following } = followed();
    following.start();
    await soon();
    asked[0]?.fail("lost");
    await soon();
    expect(following.trouble.value).toBe("lost");
    network.value = "second";
    expect(following.trouble.value).toBe(null);
  });

  it("keeps its answer while a detail is asked about, and when a measurement fails", async () => {
    const { detail, asked, following } = followed();
    following.start();
    await soon();
    asked[0]?.answer("old");
    await soon();
    detail.value = " row 3";
    await soon();
    expect(asked.map(({ name }) => name)).toEqual(["first", "first row 3"]);
    expect(following.answer.value).toBe("old");
    asked[1]?.fail("lost");
    await soon();
    expect([following.answer.value, following.trouble.value]).toEqual(["old", "lost"]);
  });

  it("measures again at the page's pace when only the network has trained on", async () => {
    const { version, asked, following } = followed();
    following.start();
    await soon();
    asked[0]?.answer("at 0");
    await soon();
    version.value = "1";
    await vi.advanceTimersByTimeAsync(PACE_MS / 2);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(PACE_MS);
    expect(asked).toHaveLength(2);
    expect(following.answer.value).toBe("at 0");
  });

  it("asks another network at once, although the one before was replaced before it answered", async () => {
    const { network, asked, following } = followed();
    following.start();
    await soon();
    network.value = "second";
    asked[0]?.answer(null);
    await soon();
    expect(asked.map(({ name }) => name)).toEqual(["first", "second"]);
    asked[1]?.answer(null);
    await vi.advanceTimersByTimeAsync(PACE_MS / 2);
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(PACE_MS);
    expect(asked).toHaveLength(3);
  });

  it("asks nothing while it is not on screen", async () => {
    const { visible, version, asked, following } = followed();
    visible.value = false;
    const stop = following.start();
    version.value = "1";
    await vi.advanceTimersByTimeAsync(5 * PACE_MS);
    expect(asked).toEqual([]);
    visible.value = true;
    await soon();
    expect(asked).toHaveLength(1);
    stop();
  });
});
