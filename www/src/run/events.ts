/**
 * What happened to a run besides its updates: the reader's changes, rewinds, explosions. Each is marked on every axis
 * of updates, so that a bend in a curve can be traced to what caused it.
 */
import type { Activation, Config, Explosion, Live, Operation } from "../wire";

/** A quantity of the running network that an operation sets; it is measured before and after. */
export type Target =
  /** ρ of every gate block of U, layer by layer. */
  | "spectralRadius"
  /** s₁ of the same. */
  | "singularValue"
  /** Mean bias of the LSTM's forget gates, layer by layer. */
  | "forgetBias"
  /** Mean bias of the GRU's update gates, layer by layer. */
  | "updateBias";

/** What changed. */
export type RunChange =
  /** An operation on the weights: what it set, as measured before and after. */
  | { readonly kind: "operation"; readonly target: Target; readonly before: readonly number[]; readonly after: readonly number[] }
  /** φ of the simple cell; the weights stay. */
  | { readonly kind: "activation"; readonly from: Activation; readonly to: Activation }
  /** A setting that takes effect at once. */
  | { readonly [Field in keyof Live]: { readonly kind: "setting"; readonly field: Field; readonly from: Config[Field]; readonly to: Config[Field] } }[keyof Live]
  /** The network went back to this update; `from` is the update it had reached. */
  | { readonly kind: "rewind"; readonly from: number }
  /** The update was not made, because a number was not finite. */
  | { readonly kind: "explosion"; readonly explosion: Explosion };

/** One mark on the axis of updates. */
export interface RunEvent {
  /** Its number, counted from 1; it stays when others go. */
  readonly number: number;
  /** Updates made when it happened; the next one is the first that differs. */
  readonly update: number;
  readonly change: RunChange;
  /** The page's clock, in milliseconds. */
  readonly at: number;
}

/** A run without events. */
export const NO_EVENTS: readonly RunEvent[] = [];

/** Most events kept; beyond them the oldest go. */
export const MOST_EVENTS = 50;

/** Changes of one setting within this time are one change: a slider is being moved. */
const TURNING_MS = 600;

/** `events` with a change after `update` updates, at `now` on the page's clock. A change back to the first value removes the event. */
export function addEvent(events: readonly RunEvent[], update: number, change: RunChange, now: number): readonly RunEvent[] {
  const last = events[events.length - 1];
  if (last !== undefined && turnsOn(last, update, change, now)) {
    const whole = joined(last.change, change);
    const before = events.slice(0, -1);
    return idle(whole) ? before : [...before, { ...last, update, change: whole, at: now }];
  }
  if (idle(change)) return events;
  const next: RunEvent = { number: (last?.number ?? 0) + 1, update, change, at: now };
  return [...events, next].slice(-MOST_EVENTS);
}

/** `events` without what happened after `update`: those updates are being made again. */
export function cutEvents(events: readonly RunEvent[], update: number): readonly RunEvent[] {
  return events.filter((event) => event.update <= update);
}

/** Whether `change` continues the change `last`. */
function turnsOn(last: RunEvent, update: number, change: RunChange, now: number): boolean {
  return subject(change) !== null && subject(change) === subject(last.change) && (update === last.update || now - last.at < TURNING_MS);
}

/** What a change is about; null where each one stands for itself. */
function subject(change: RunChange): string | null {
  switch (change.kind) {
    case "operation":
      return change.target;
    case "activation":
      return "activation";
    case "setting":
      return change.field;
    case "rewind":
    case "explosion":
      return null;
  }
}

/** One change from the first's old value to the second's new one; both are about the same thing. */
function joined(first: RunChange, second: RunChange): RunChange {
  if (first.kind === "operation" && second.kind === "operation") return { ...second, before: first.before };
  if (first.kind === "activation" && second.kind === "activation") return { ...second, from: first.from };
  if (first.kind === "setting" && second.kind === "setting") return { ...second, from: first.from } as RunChange;
  return second;
}

/** Whether a change changes nothing. */
function idle(change: RunChange): boolean {
  switch (change.kind) {
    case "operation":
      return change.before.every((value, i) => value === change.after[i]);
    case "activation":
    case "setting":
      return change.from === change.to;
    case "rewind":
    case "explosion":
      return false;
  }
}

/** The quantity that an operation sets. */
export function targetOf(operation: Exclude<Operation, { operation: "activation" }>): Target {
  if (operation.operation !== "rescale") return operation.operation;
  return operation.measure === "radius" ? "spectralRadius" : "singularValue";
}
