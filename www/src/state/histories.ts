/** The curves of one network. Series are mutable and bounded; x is always the update. */
export interface Histories {
  /** Stub of the shape; the fields arrive with the charts' history. */
  readonly last: number;
}
