/** The training worker: joins the loop to this worker's messages and to one instance of the engine. */
import * as text from "../../pkg/unrolled.js";
import { describe } from "./load";
import type { ToPage, ToWorker } from "../protocol";
import type { Engine } from "./bindings";
import { HEARTBEAT_MS, Loop } from "./loop";

/** The part of a dedicated worker's global scope that is used here; the page's types know only the window's. */
interface Scope {
  postMessage(message: ToPage, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ToWorker>) => void): void;
}

const scope = self as unknown as Scope;

/** An instance of the compiled module that came with the first message; its exports tell which bindings fit. */
async function instantiate(module: WebAssembly.Module): Promise<Engine> {
  const knowsTasks = WebAssembly.Module.exports(module).some(({ name }) => name === "sampleData");
  const tasks = knowsTasks ? await import("../../pkg/tasks.js") : null;
  const glue: typeof text = tasks ?? text;
  const { memory } = glue.initSync({ module });
  return {
    newText: () => new glue.Text(),
    newSettings: () => new glue.Settings(),
    newSession: (settings, content) => new glue.Session(settings as text.Settings, content as text.Text),
    restoreSession: (checkpoint, content) => glue.Session.restore(checkpoint, content as text.Text),
    memory: () => memory.buffer.byteLength,
    ...(tasks === null ? {} : { sampleData: tasks.sampleData }),
    ...(import.meta.env.VITE_TEST_HOOKS ? { provoke: (fault) => provoke(glue, fault) } : {}),
  };
}

/** Calls the export that breaks the engine; only the build for the crash tests has it. */
function provoke(glue: object, fault: "panic" | "memory"): void {
  const breaks = (glue as Readonly<Record<string, unknown>>)[`provoke_${fault}`];
  if (typeof breaks === "function") breaks();
}

// A message to oneself arrives after the messages already waiting, so commands are handled between slices; a timer
// would wait at least 4 ms.
const channel = new MessageChannel();
let loop: Loop | null = null;

channel.port1.onmessage = () => loop?.tick();

/** Handles one message; the first that brings a module sets the engine up. */
async function hear(message: ToWorker): Promise<void> {
  try {
    if (loop === null) {
      if (!("module" in message)) return;
      loop = new Loop(await instantiate(message.module), {
        post: (answer, transfer) => scope.postMessage(answer, transfer),
        now: () => performance.now(),
        soon: () => channel.port2.postMessage(null),
      });
    }
    if (message.verb === "provoke" && !import.meta.env.VITE_TEST_HOOKS) return;
    loop.hear(message);
  } catch (error) {
    // The loop catches its own errors; an error here means that the engine could not be set up.
    scope.postMessage({ verb: "fatal", run: message.run, message: describe(error) }, []);
  }
}

// While the bindings are loading, messages wait in the order in which they came.
let heard = Promise.resolve();

scope.addEventListener("message", ({ data }) => {
  heard = heard.then(() => hear(data));
});

setInterval(() => loop?.heartbeat(), HEARTBEAT_MS);
