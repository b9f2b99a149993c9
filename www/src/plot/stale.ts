/** What the page calls a drawing that is nobody's any more: what is drawn next in it is of something else. */
export const STALE = "stale";
