/** A picture once it is mounted: a function of data. */

/** A mounted picture. */
export interface Chart<Data> {
  /** Shows `data`, at most once a frame; the arrays are read until the next call. */
  draw(data: Data): void;
  /** Removes the picture, its listeners and its subscriptions. */
  destroy(): void;
}
