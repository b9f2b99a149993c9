/** The loss where a task is learnt: in its own unit, beside the rules that need no memory, and when it was solved. Fetched with the tasks. */
import { say } from "../i18n";
import { count, magnitude } from "../plot/format";
import { mean } from "../plot/series";
import { store } from "../page";
import { whole } from "../words/numbers";
import { taskUnits } from "../words/transport";
import type { Words } from "./figure";
import { LOSS_PX, lossOf, type LossData } from "./loss";
import { baselineWords } from "./taskwords";
import { one } from "./view";
import { chartWords } from "./words";
import { Zoom } from "./zoom";

export const words = {
  title: { en: "Loss", zh: "损失" },
  shows: {
    en: "The mean loss of each update, and what simple rules reach that remember nothing.",
    zh: "每次更新的平均损失，以及什么都不记的简单规则能达到的水平。",
  },
  means: {
    en: "A dashed line is the loss of a rule that needs no memory. A curve that stays on it has learnt only that rule, whatever the gradient's length; once it falls below, something is being remembered. On memory tasks the fall often comes late and all at once. Every update sees other examples, so single losses rise and fall. Solved means that the mean of 25 losses in a row has fallen so low that only remembering explains it.",
    zh: "虚线是不需要记忆的规则的损失。曲线停在虚线上，说明只学会了那条规则，不管梯度有多长；降到虚线之下，才说明记住了什么。在记忆任务上，下降往往来得晚而突然。每次更新的例子不同，单次损失有升有降。“学会”是指连续 25 次更新的平均损失低到只有靠记忆才能达到。",
  },
  now: { en: "After {updates} {updates|update|updates} the mean of the last losses is {last} ({unit})", zh: "{updates} 次更新后，最近的平均损失为 {last}（{unit}）" },
  below: { en: ", below the {value} of “{name}”", zh: "，低于“{name}”的 {value}" },
  above: { en: "; “{name}” reaches {value}", zh: "；“{name}”为 {value}" },
  solved: { en: "; solved at update {update}", zh: "；在第 {update} 次更新时学会" },
  stop: { en: ".", zh: "。" },
  solvedAt: { en: "solved at update {update}", zh: "第 {update} 次更新时学会" },
} as const satisfies Words;

/** Losses whose mean is called the loss now. */
const RECENT = 25;

/** One sentence: where the loss is, and what it is better than. */
function trend({ runs: [run], guides }: LossData): string {
  if (run === undefined || run.train.length === 0) return say(chartWords.nothing);
  const { train } = run;
  const task = store.run.info.peek()?.task;
  const { solvedAt } = store.run.histories.peek();
  const last = mean(train, train.length - RECENT, train.length);
  const best = guides.reduce<LossData["guides"][number] | null>((least, line) => (least === null || line.value < least.value ? line : least), null);
  const unit = task ? say(taskUnits[task.loss]) : "";
  const now = say(words.now, { last: magnitude(last), unit, updates: count(train.xs[train.length - 1] ?? 0) });
  const beside = best === null ? "" : say(last < best.value ? words.below : words.above, { name: best.name, value: magnitude(best.value) });
  return now + beside + (solvedAt === null ? "" : say(words.solved, { update: count(solvedAt) })) + say(words.stop);
}

/** When the running mean fell below the task's goal. */
function Solved() {
  void store.run.revision.value;
  const update = store.run.histories.value.solvedAt;
  if (update === null) return null;
  return (
    <output class="solved" data-figure="solved">
      {say(words.solvedAt, { update: whole(update) })}
    </output>
  );
}

export const loss = lossOf(one, { words, height: LOSS_PX, baselines: baselineWords, trend, Beside: Solved, Tools: Zoom });
