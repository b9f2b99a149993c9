/** A worker's life, as the page sees it. */
export type Phase = "idle" | "opening" | "ready" | "training" | "paused" | "failed";
