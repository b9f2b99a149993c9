/** The page's one state; its shapes are in shapes.ts. Tests build their own with `createStore`. */
import { createStore, type Store } from "./store";
import { browserWorld, type World } from "./world";

/** The browser as the state has it; what trains besides the one network starts its workers here. */
export const world: World = browserWorld();

/** The page's state. Does nothing until `store.start()`. */
export const store: Store = createStore(world);

// The crash tests break the worker from outside; the build that people get has no such handle.
if (import.meta.env.VITE_TEST_HOOKS) Object.assign(globalThis, { unrolled: store });
