// A canvas stays sharp when the page is zoomed or its window goes to another screen.
import { afterEach, expect, it, vi } from "vitest";
import { watchRatio } from "../src/plot/canvas";

afterEach(() => vi.unstubAllGlobals());

it("reports every change of the pixel ratio, no event without a change, and nothing after it is stopped", () => {
  const listeners = new Set<() => void>();
  const asked: string[] = [];
  vi.stubGlobal("matchMedia", (query: string) => {
    asked.push(query);
    return {
      addEventListener: (_: string, listener: () => void) => listeners.add(listener),
      removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
    };
  });
  const becomes = (ratio: number): void => {
    vi.stubGlobal("devicePixelRatio", ratio);
    for (const listener of [...listeners]) listener();
  };
  vi.stubGlobal("devicePixelRatio", 1);
  const changed = vi.fn();
  const stop = watchRatio(changed);
  becomes(2);
  expect(changed).toHaveBeenCalledTimes(1);
  // Printing fires the event without a change.
  becomes(2);
  expect(changed).toHaveBeenCalledTimes(1);
  becomes(1.5);
  expect(changed).toHaveBeenCalledTimes(2);
  expect(asked).toEqual([1, 2, 1.5].map((ratio) => `(min-resolution: ${ratio - 0.001}dppx) and (max-resolution: ${ratio + 0.001}dppx)`));
  expect(listeners.size).toBe(1);
  stop();
  expect(listeners.size).toBe(0);
});
