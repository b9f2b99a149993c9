import type { Store } from "../state";
import type { World } from "./world";

/** Builds the state over a world. */
export declare function createStore(world: World): Store;
