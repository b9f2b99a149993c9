/** A store as other rooms see it. */
import type { ReadonlySignal, Signal } from "@preact/signals";

/** The same members; signals can be read but not set. */
export type ReadOnly<T> = { readonly [K in keyof T]: T[K] extends Signal<infer V> ? ReadonlySignal<V> : T[K] };
