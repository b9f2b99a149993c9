/** The page's one state; its shapes are in shapes.ts. Tests build their own with `createStore`. */
import { createStore, type Store } from "./store";
import { browserWorld, type World } from "./world";

/** The browser as the state uses it; races and other runs start their workers here, too. */
export const world: World = browserWorld();

/** The page's state. Does nothing until `store.start()`. */
export const store: Store = createStore(world);

// Only the build for the crash tests exposes the store, so that the tests can break the worker.
if (import.meta.env.VITE_TEST_HOOKS) Object.assign(globalThis, { unrolled: store });
