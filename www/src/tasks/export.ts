/** The series task outside this page: the same experiment as a Keras script, and its numbers as CSV. */
import { GATES, type Config, type Scaling } from "../wire";
import { scriptWords } from "./exportwords";
import { say } from "../i18n";

/** What an export is made from: settings, data in their own units, and what the engine made of them. */
export interface Experiment {
  readonly config: Config;
  readonly values: readonly number[];
  /** Index of the first value that is held out. */
  readonly border: number;
  readonly scaling: Scaling;
  /** Passes over the training windows. */
  readonly epochs: number;
  /** Values it predicts freely at the end. */
  readonly steps: number;
}

/** Numbers in a line of the script. */
const PER_LINE = 10;

/** A list of numbers, to the last bit. */
function list(values: readonly number[]): string {
  const lines: string[] = [];
  for (let at = 0; at < values.length; at += PER_LINE) lines.push(`    ${values.slice(at, at + PER_LINE).join(", ")},`);
  return `[\n${lines.join("\n")}\n]`;
}

/** The initialiser of U, as Keras calls it. */
function recurrentInitialiser({ recurrentInit, gain, hidden }: Config): string {
  switch (recurrentInit) {
    case "orthogonal":
      return `initializers.Orthogonal(gain=${gain})`;
    case "identity":
      return `initializers.Identity(gain=${gain})`;
    case "normal":
    case "spectral":
      return `initializers.RandomNormal(stddev=${gain / Math.sqrt(hidden)})`;
    case "glorot":
      return "initializers.GlorotUniform()";
  }
}

/** The recurrent layer; `last` is the one whose final state is read. */
function layer(config: Config, last: boolean): string {
  const { cell, hidden, activation, gruReset } = config;
  const shared = [
    `${hidden}`,
    "kernel_initializer=initializers.GlorotUniform()",
    `recurrent_initializer=${recurrentInitialiser(config)}`,
    ...(last ? [] : ["return_sequences=True"]),
  ];
  const phi = activation === "identity" ? "linear" : activation;
  switch (cell) {
    case "rnn":
      return `layers.SimpleRNN(${[...shared, `activation="${phi}"`].join(", ")})`;
    case "lstm":
      return `layers.LSTM(${[...shared, "unit_forget_bias=False"].join(", ")})`;
    case "gru":
      return `layers.GRU(${[...shared, `reset_after=${gruReset === "after" ? "True" : "False"}`].join(", ")})`;
  }
}

/** Lines that set the bias of the gate that keeps the old state, where it does not start at 0. */
function gateBias({ cell, hidden, layers, forgetBias, updateBias }: Config): string {
  const bias = cell === "lstm" ? forgetBias : cell === "gru" ? updateBias : 0;
  if (bias === 0) return "";
  // Keras orders the gates i, f, g, o and z, r, n; where it resets after the product, a second row of biases follows.
  const place = cell === "lstm" ? `${hidden} : ${2 * hidden}` : `:${hidden}`;
  return `
for recurrent in model.layers[:${layers}]:
    kernel, u, bias = recurrent.get_weights()
    bias.reshape(-1, ${GATES[cell].length * hidden})[0, ${place}] = ${bias}
    recurrent.set_weights([kernel, u, bias])
`;
}

/** The update rule with its clipping. */
function optimiser({ optimiser, optimiserForm, learningRate, momentum, weightDecay, clip, clipLimit }: Config): string {
  const clipping = clip === "norm" ? [`global_clipnorm=${clipLimit}`] : clip === "value" ? [`clipvalue=${clipLimit}`] : [];
  const keras = optimiserForm === "keras";
  const epsilon = `epsilon=${keras ? "1e-7" : "1e-8"}`;
  const made = (name: string, ...rest: string[]): string => `optimizers.${name}(${[`learning_rate=${learningRate}`, ...rest, ...clipping].join(", ")})`;
  switch (optimiser) {
    case "sgd":
      return made("SGD");
    case "momentum":
      return made("SGD", `momentum=${momentum}`);
    case "rmsprop":
      return made("RMSprop", `rho=${keras ? 0.9 : 0.99}`, epsilon);
    case "adagrad":
      return keras ? made("Adagrad") : made("Adagrad", "initial_accumulator_value=0.0", "epsilon=1e-10");
    case "adam":
      return made("Adam", epsilon);
    case "adamw":
      return made("AdamW", `weight_decay=${weightDecay}`, epsilon);
  }
}

/** The experiment as a script for Keras 3. Its weights start elsewhere, since every library draws its own random numbers. */
export function kerasScript({ config, values, border, scaling, epochs, steps }: Experiment): string {
  const { window, batch, layers, seed } = config;
  const stack = Array.from({ length: layers }, (_, i) => `    ${layer(config, i === layers - 1)},`);
  return `# ${say(scriptWords.same)}
# ${say(scriptWords.differs)}${config.cell === "rnn" ? "" : `\n# ${say(scriptWords.packed)}`}
import numpy as np
import keras
from keras import initializers, layers, optimizers

SEED = ${seed}
WINDOW = ${window}
BORDER = ${border}  # ${say(scriptWords.border)}
keras.utils.set_random_seed(SEED)

values = np.array(${list(values)})
# ${say(scriptWords.scaled)}
scaled = ((values - ${scaling.centre}) / ${scaling.spread}).astype("float32")

# ${say(scriptWords.windows)}
x_train = np.stack([scaled[i : i + WINDOW] for i in range(BORDER - WINDOW)])[..., None]
y_train = scaled[WINDOW:BORDER, None]
x_test = np.stack([scaled[i : i + WINDOW] for i in range(BORDER - WINDOW, len(scaled) - WINDOW)])[..., None]
y_test = scaled[BORDER:, None]

model = keras.Sequential([
    keras.Input((WINDOW, 1)),
${stack.join("\n")}
    layers.Dense(1),
])${gateBias(config)}
model.compile(optimizer=${optimiser(config)}, loss="mse")
# ${say(scriptWords.best)}
# callbacks=[keras.callbacks.EarlyStopping(monitor="loss", patience=${epochs}, restore_best_weights=True)]
model.fit(x_train, y_train, epochs=${epochs}, batch_size=${batch}, shuffle=True, verbose=2)
print("${say(scriptWords.oneStep)}", model.evaluate(x_test, y_test, verbose=0))

# ${say(scriptWords.alone)}
seen = list(scaled[BORDER - WINDOW : BORDER])
for _ in range(${steps}):
    seen.append(float(model.predict(np.array(seen[-WINDOW:])[None, :, None], verbose=0)[0, 0]))
made_up = np.array(seen[WINDOW:])
known = min(len(made_up), len(scaled) - BORDER)
print("${say(scriptWords.freeRun)}", known, np.mean((made_up[:known] - scaled[BORDER : BORDER + known]) ** 2))
`;
}

/** Data, predictions and free run as CSV: a row for every time step, from 1; what is not known stays empty. */
export function csv({ values, predicted, border, freeRun }: { values: readonly number[]; predicted: readonly (number | null)[]; border: number; freeRun: readonly number[] }): string {
  const length = Math.max(values.length, border + freeRun.length);
  const rows = Array.from({ length }, (_, i) => [i + 1, values[i] ?? "", predicted[i] ?? "", freeRun[i - border] ?? ""].join(","));
  return `step,data,one_step_ahead,free_running\n${rows.join("\n")}\n`;
}
