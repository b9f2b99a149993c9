/** Temporal order: two of many symbols matter, and which came first. Hochreiter & Schmidhuber 1997, task 6a. */
import type { Task } from "./task";

export const order: Task = {
  id: "order",
  what: {
    en: "Reads many symbols of which two, an X or a Y each, matter; at the end it says which came in which order: XX, XY, YX or YY.",
    zh: "读入许多符号，其中只有两个重要（各是 X 或 Y）；最后说出它们的先后：XX、XY、YX 还是 YY。",
  },
  data: null,
  dials: ["delay"],
};
