/** What the state needs from outside; tests bring their own. */
export type World = Record<string, never>;

/** The browser the page runs in. */
export function browserWorld(): World {
  return {};
}
