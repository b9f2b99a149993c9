import { describe, expect, it } from "vitest";
import { series } from "../src/scenarios/tasks/series";
import { csv, kerasScript } from "../src/tasks/export";
import { DEFAULTS } from "../src/wire";
import { language } from "../src/i18n";

const EXPERIMENT = {
  config: { ...DEFAULTS, ...series[0].settings, task: "series" } as typeof DEFAULTS,
  values: [0.5, -0.25, 1e-7],
  border: 2,
  scaling: { kind: "range", centre: 0.125, spread: 0.375 } as const,
  epochs: 200,
  steps: 100,
};

describe("the Keras script", () => {
  it("is the classic snippet, with what the snippet leaves out", () => {
    const script = kerasScript(EXPERIMENT);
    for (const line of [
      'layers.SimpleRNN(128, kernel_initializer=initializers.GlorotUniform(), recurrent_initializer=initializers.Orthogonal(gain=1), activation="tanh"),',
      'model.compile(optimizer=optimizers.Adam(learning_rate=0.001, epsilon=1e-7), loss="mse")',
      "model.fit(x_train, y_train, epochs=200, batch_size=32, shuffle=True, verbose=2)",
      "    0.5, -0.25, 1e-7,",
      'scaled = ((values - 0.125) / 0.375).astype("float32")',
      '# callbacks=[keras.callbacks.EarlyStopping(monitor="loss", patience=200, restore_best_weights=True)]',
      "WINDOW = 16",
      "BORDER = 2 ",
    ]) {
      expect(script).toContain(line);
    }
    expect(script).not.toMatch(/undefined|NaN|clip/);
  });

  it("comments and prints in the reader's language", () => {
    language.value = "zh";
    const script = kerasScript(EXPERIMENT);
    language.value = "en";
    expect(script).toMatch(/^# Unrolled 的一个实验，写成 Keras 脚本：/);
    expect(script).toContain('print("留出部分，预测一步：", model.evaluate');
    expect(script.match(/#.*[a-z]{4} [a-z]{4}/g)).toBeNull();
  });

  it("has gates, their bias, layers, clipping and the other form of an update rule", () => {
    const config = { ...EXPERIMENT.config, cell: "lstm", forgetBias: 3, layers: 2, hidden: 8, clip: "norm", clipLimit: 1, optimiserForm: "torch" } as const;
    const script = kerasScript({ ...EXPERIMENT, config });
    expect(script.match(/layers\.LSTM\(8/g)).toHaveLength(2);
    expect(script.match(/return_sequences=True/g)).toHaveLength(1);
    expect(script).toContain("bias.reshape(-1, 32)[0, 8 : 16] = 3");
    expect(script).toContain("epsilon=1e-8, global_clipnorm=1)");
  });
});

describe("the series as CSV", () => {
  it("has a row for every time step, and an empty cell where a value is unknown", () => {
    expect(csv({ values: [1, 2, 3], predicted: [null, 1.5, 2.5], border: 2, freeRun: [2.75, 3.5] })).toBe(
      "step,data,one_step_ahead,free_running\n1,1,,\n2,2,1.5,\n3,3,2.5,2.75\n4,,,3.5\n",
    );
  });
});
