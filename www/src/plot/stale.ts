/** The class of a drawing whose data are out of date: the next data are of something else. */
export const STALE = "stale";
