import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { paced } from "../src/plot/pace";

describe("a paced signal", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("passes on the first value at once, then one every so often, and the last one always", () => {
    const source = signal(0);
    const out = paced(source, 100);
    source.value = 1;
    source.value = 2;
    expect(out.value).toBe(0);
    vi.advanceTimersByTime(100);
    expect(out.value).toBe(2);
  });

  it("has no delay while it is not busy", () => {
    const source = signal(0);
    const busy = signal(true);
    const out = paced(source, 100, busy);
    source.value = 1;
    expect(out.value).toBe(0);
    busy.value = false;
    expect(out.value).toBe(1);
    source.value = 2;
    expect(out.value).toBe(2);
    busy.value = true;
    source.value = 3;
    source.value = 4;
    vi.advanceTimersByTime(100);
    expect(out.value).toBe(4);
  });
});
