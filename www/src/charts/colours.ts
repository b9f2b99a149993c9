/** Every colour a picture uses, in both themes. */
import { signal } from "@preact/signals";

export type Theme = "light" | "dark";

/** The theme pictures are drawn in; the page sets it. */
export const theme = signal<Theme>("light");
