/** Over the text: what the prediction of one character of the probe hangs on, live. */
import { signal } from "@preact/signals";
import { examined } from "./examined";
import { store } from "../page";
import { connectData } from "./answers";
import { mountConnect, type ConnectData } from "./connectdrawing";
import { figure, type Words } from "./figure";
import { chosenAnswer, place } from "./laboratorychoices";
import { failure, forTask, labWords } from "./laboratorywords";

export const words = {
  title: { en: "What a prediction hangs on", zh: "一次预测取决于什么" },
  shows: {
    en: "Choose a character: every earlier one is tinted by ‖∂ log p(chosen)/∂x_{t−k}‖, how much the prediction would change if that input were nudged.",
    zh: "选一个字符：它之前的每个字符按 ‖∂ log p(所选字符)/∂x_{t−k}‖ 着色，即微调那个输入时这次预测会改变多少。",
  },
  means: {
    en: "This is connectivity (Madsen, “Visualizing memorization in RNNs”, Distill 2019): the gradient of one log-probability with respect to every input before it. A long tail says that the network's answer is sensitive to distant characters; a short one, that it is not. Sensitive is not the same as right, and a small gradient may also mean that the input mattered so much that a unit is saturated. The scale is fixed, so pictures can be compared while the network learns.",
    zh: "这就是连接度（Madsen，“Visualizing memorization in RNNs”，Distill 2019）：一个对数概率对它之前每个输入的梯度。拖尾长，说明网络的回答对远处的字符敏感；拖尾短，则不敏感。敏感不等于正确；梯度小也可能是因为那个输入影响太大，使单元饱和。标度是固定的，训练过程中的图可以互相比较。",
  },
} as const satisfies Words;

/** What it says of a sequence of a task, where it says it otherwise of a text. */
export const sequenceWords = {
  title: { en: "What an answer hangs on", zh: "一个回答取决于什么" },
  shows: {
    en: "Choose a step at which the network is asked: everything it had read by then is tinted by ‖∂ log p(right answer)/∂x_{t−k}‖, or by ‖∂y/∂x_{t−k}‖ where the answer is a number y. That is how much the answer would change if that input were nudged.",
    zh: "选一个网络被提问的步：此前读到的每一步按 ‖∂ log p(正确答案)/∂x_{t−k}‖ 着色；答案是数 y 时，按 ‖∂y/∂x_{t−k}‖ 着色。也就是微调那个输入时，回答会改变多少。",
  },
  means: {
    en: "This is connectivity (Madsen, “Visualizing memorization in RNNs”, Distill 2019): the gradient of one answer with respect to every input before it. A network that has learnt the task lights up where the answer lies: at the marked numbers, at the symbols to be repeated, at the word that decides. One whose gradient vanishes lights up only near its question. Sensitive is not the same as right, and a small gradient may also mean that the input mattered so much that a unit is saturated. The scale is fixed, so pictures can be compared while the network learns.",
    zh: "这就是连接度（Madsen，“Visualizing memorization in RNNs”，Distill 2019）：一个回答对它之前每个输入的梯度。学会了任务的网络，亮处就是答案所在：带标记的数、要复述的符号、起决定作用的词。梯度消失的网络，只在提问附近发亮。敏感不等于正确；梯度小也可能是因为那个输入影响太大，使单元饱和。标度是固定的，训练过程中的图可以互相比较。",
  },
} as const satisfies Partial<Words>;

interface Answer {
  /** Steps read before the answer. */
  readonly read: number;
  readonly norms: Float64Array;
}

const visible = signal(false);
const { answer, update, filled, trouble, start } = examined<Answer>({
  visible,
  of: () => "",
  ask: () => {
    const { read } = chosenAnswer.value;
    return { about: String(read), look: async (client) => ({ read, norms: (await client.ask({ ask: "connectivity", place: read })).rows }) };
  },
});

export const connect = figure<ConnectData>({
  id: "connect",
  words: forTask(words, sequenceWords),
  source: { visible, filled, update, trouble: failure(trouble), start },
  wait: labWords.wait,
  mount: (host) =>
    mountConnect(host, {
      onChoose: (at) => {
        place.value = at;
      },
    }),
  read: () => {
    const info = store.run.info.value;
    if (info === null) return null;
    const { value: found } = answer;
    // While another answer is being asked about, nothing is tinted: the old numbers are not its own.
    return connectData(info, chosenAnswer.value, found?.read === chosenAnswer.value.read ? found.norms : []);
  },
});
