/** The laboratory's worker: joins the server to this worker's messages and to an instance of the engine of its own. */
import * as glue from "../../pkg/laboratory.js";
import { feed } from "../engine/bindings";
import { Server, type Engine } from "./answers";
import type { Reply, Query } from "./protocol";

/** The part of a dedicated worker's global scope that is used here. */
interface Scope {
  postMessage(message: Reply): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Query>) => void): void;
}

function instantiate(module: WebAssembly.Module): Engine {
  glue.initSync({ module });
  return {
    restore(checkpoint, content) {
      const text = feed({ newText: () => new glue.Text() }, content);
      try {
        return glue.Laboratory.restore(checkpoint, text);
      } finally {
        text.free();
      }
    },
    cliff: (steps, start, target) => new glue.Cliff(steps, start, target),
  };
}

const scope = self as unknown as Scope;
const server = new Server(instantiate);

scope.addEventListener("message", ({ data }) => scope.postMessage(server.answer(data)));
