/** A worker's life as a state machine: a pure function, so that every case can be tested. */

/** The state of a worker, as the page sees it. */
export type Phase =
  /** No session: none opened yet, or the first one was refused. */
  | "idle"
  /** A session is being built, or built again after a crash. */
  | "opening"
  /** A session without a single update. */
  | "ready"
  | "training"
  | "paused"
  /** Given up after too many crashes; only `restart` leaves this state. */
  | "failed";

/** What happens to a worker. */
export type LifeEvent =
  | { kind: "open" }
  /** The session is open, after `update` updates. */
  | { kind: "opened"; update: number }
  /** The session was refused; the one before, if any, is current again, in the state `back`. */
  | { kind: "refused"; back: "idle" | "ready" | "paused" }
  | { kind: "train" }
  /** The worker made its last update for now. */
  | { kind: "stopped" }
  /** The worker was lost and another one starts. */
  | { kind: "crashed" }
  | { kind: "gaveUp" }
  | { kind: "restart" }
  | { kind: "close" };

/** The phase after `event`; an event that has no meaning in `phase` changes nothing. */
export function transition(phase: Phase, event: LifeEvent): Phase {
  switch (event.kind) {
    case "close":
      return "idle";
    case "open":
      return phase === "failed" ? phase : "opening";
    case "opened":
      return phase !== "opening" ? phase : event.update === 0 ? "ready" : "paused";
    case "refused":
      return phase === "opening" ? event.back : phase;
    case "train":
      return phase === "ready" || phase === "paused" ? "training" : phase;
    case "stopped":
      return phase === "ready" || phase === "training" || phase === "paused" ? "paused" : phase;
    case "crashed":
      return phase === "idle" || phase === "failed" ? phase : "opening";
    case "gaveUp":
      return phase === "idle" ? phase : "failed";
    case "restart":
      return phase === "failed" ? "opening" : phase;
  }
}
