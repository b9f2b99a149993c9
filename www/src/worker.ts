/** The training worker: joins the loop to this worker's messages and to one instance of the engine. */
import * as glue from "../pkg/unrolled.js";
import { describe } from "./engine";
import type { ToPage, ToWorker } from "./protocol";
import type { Engine } from "./worker/engine";
import { HEARTBEAT_MS, Loop } from "./worker/loop";

/** The part of a dedicated worker's global scope that is used here; the page's types know only the window's. */
interface Scope {
  postMessage(message: ToPage, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ToWorker>) => void): void;
}

const scope = self as unknown as Scope;

/** The instance of the compiled module that came with the first message. */
function instantiate(module: WebAssembly.Module): Engine {
  const { memory } = glue.initSync({ module });
  return {
    newText: () => new glue.Text(),
    newSettings: () => new glue.Settings(),
    newSession: (settings, text) => new glue.Session(settings as glue.Settings, text as glue.Text),
    restoreSession: (checkpoint, text) => glue.Session.restore(checkpoint, text as glue.Text),
    memory: () => memory.buffer.byteLength,
    ...(import.meta.env.VITE_TEST_HOOKS ? { provoke } : {}),
  };
}

/** Calls the export that breaks the engine; only the build for the crash tests has it. */
function provoke(fault: "panic" | "memory"): void {
  const exports = glue as unknown as Readonly<Record<string, unknown>>;
  const breaks = exports[`provoke_${fault}`];
  if (typeof breaks === "function") breaks();
}

// A message to oneself comes back after the messages already waiting, so commands are heard between slices; a timer
// would be held back to 4 ms.
const channel = new MessageChannel();
let loop: Loop | null = null;

channel.port1.onmessage = () => loop?.tick();

scope.addEventListener("message", ({ data }) => {
  try {
    if (loop === null) {
      if (data.verb !== "open") return;
      loop = new Loop(instantiate(data.module), {
        post: (message, transfer) => scope.postMessage(message, transfer),
        now: () => performance.now(),
        soon: () => channel.port2.postMessage(null),
      });
    }
    if (data.verb === "provoke" && !import.meta.env.VITE_TEST_HOOKS) return;
    loop.hear(data);
  } catch (error) {
    // The loop answers for its own errors; what arrives here is an engine that could not be set up.
    scope.postMessage({ verb: "fatal", run: data.run, message: describe(error) }, []);
  }
});

setInterval(() => loop?.heartbeat(), HEARTBEAT_MS);
