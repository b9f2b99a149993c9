/** Nested brackets (a Dyck language): which closing bracket is due depends on the last one that is still open. */
import type { Task } from "./task";

export const brackets: Task = {
  id: "brackets",
  what: {
    en: "Reads nested brackets of several kinds and says which closing bracket is due: the last opened is closed first, so a stack has to be kept.",
    zh: "读入几种嵌套的括号，说出接下来该出现哪种右括号：后开的先闭合，所以要记住一个栈。",
  },
  data: null,
  dials: ["delay"],
};
