/** A store as others see it. */
import type { ReadonlySignal, Signal } from "@preact/signals";

/** The same members; signals can be read, and not set. */
export type ReadOnly<T> = { readonly [K in keyof T]: T[K] extends Signal<infer V> ? ReadonlySignal<V> : T[K] };
