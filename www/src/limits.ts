/** Constants that more than one part of the page uses. */

/** Most UTF-8 bytes a text may have to be edited in a text box; a box takes seconds to lay out a larger one. */
export const EDITABLE_BYTES = 200_000;

/** Characters shown of a text that is too large for the text box. */
export const PREVIEW_CHARACTERS = 2_000;

/** Characters of a text the network writes: bounds (at most what a page can show), and the default. */
export const WRITING_LENGTH = { low: 1, high: 2_000, whole: true } as const;
export const USUAL_WRITING = 300;
