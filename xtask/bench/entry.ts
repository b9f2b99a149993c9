/** What the benchmark of the instruments needs of the page's code. */
export { NOTHING_WATCHED } from "../../www/src/protocol";
export { Loop } from "../../www/src/engine/loop";
