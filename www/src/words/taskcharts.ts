/** What the tasks' own pictures say: axis titles, labels, read-outs and the sentence about each as a whole. */
import type { Phrase } from "../i18n";

export const taskChartWords = {
  nameForecast: { en: "The series, predicted and continued", zh: "序列：预测与续写" },
  time: { en: "time step", zh: "时间步" },
  valueAxis: { en: "value, in the data's own units", zh: "数值（数据本身的单位）" },
  truth: { en: "data", zh: "数据" },
  predicted: { en: "one step ahead", zh: "预测一步" },
  freeRun: { en: "free-running", zh: "自由运行" },
  border: { en: "test data from here", zh: "从这里起是测试数据" },
  forecastAt: { en: "Time step {at}: {values}", zh: "时间步 {at}：{values}" },
  forecastTrend: {
    en: "One step ahead, the mean squared error is {oneStep} on the test data; left to run on its own output from step {border}, it is {freeRun} over {steps} steps.",
    zh: "在测试数据上预测一步，均方误差为 {oneStep}；从第 {border} 步起用自己的输出继续运行，{steps} 步的均方误差为 {freeRun}。",
  },
  errorAxis: { en: "distance from the data, in their units", zh: "与数据的距离（数据本身的单位）" },
  nameError: { en: "How far the predictions lie from the data", zh: "预测与数据的距离" },
  errorTrend: {
    en: "One step ahead, every prediction starts from the data again; running free, each error is fed back in and can grow.",
    zh: "预测一步时，每次都重新从真实数据出发；自由运行时，误差会被送回输入，可能越来越大。",
  },

  nameVerdict: { en: "Verdict after every token", zh: "每读一个词元后的判断" },
  rowOf: { en: ", row {row} of {rows}", zh: "，第 {row} 行（共 {rows} 行）" },
  probabilityOf: { en: "P({label})", zh: "P({label})" },
  readSoFar: { en: "read so far", zh: "依次读入" },
  verdictAt: { en: "After token {at}, {token}: {values}; gradient of the verdict {gradient}", zh: "读到第 {at} 个词元{token}：{values}；判断对它的梯度为 {gradient}" },
  unknown: { en: "{token} (unknown to the network)", zh: "{token}（网络不认识）" },
  verdictTrend: {
    en: "The verdict is “{label}”, with a probability of {probability} (tokens read: {count}). The probability moved most at {most}; the gradient is largest at {gradient}.",
    zh: "读完 {count} 个词元，判断为“{label}”，概率 {probability}。概率变化最大处是{most}，梯度最大处是{gradient}。",
  },
  unknownTrend: { en: " Tokens unknown to the network, with a dotted line: {count}.", zh: "有 {count} 个词元网络不认识，下方标有虚线。" },
  gradientKey: { en: "gradient of the verdict, by token", zh: "判断对各词元的梯度" },
  none: { en: "none", zh: "无" },
  strongest: { en: "the largest", zh: "最大" },
  token: { en: "token", zh: "词元" },
  gradient: { en: "gradient", zh: "梯度" },

  nameConfusion: { en: "Confusion matrix", zh: "混淆矩阵" },
  trueLabel: { en: "truly {label}", zh: "实为{label}" },
  saidLabel: { en: "judged {label}", zh: "判为{label}" },
  rightShare: { en: "judged right", zh: "判对比例" },
  confusionTrend: { en: "Judged right: {right} of {count} sentences that were held out, {share}.", zh: "留出的 {count} 句中判对 {right} 句，占 {share}。" },
  confusionWorst: { en: " The most frequent mistake: “{truth}” taken for “{said}”, {count} in number.", zh: "最常见的错误是把“{truth}”判为“{said}”，共 {count} 句。" },

  nameAlignment: { en: "Alignment: written by read", zh: "对齐：写出与读入" },
  alignmentAt: { en: "Writing {target}, the network gives {source} {weight} of its attention", zh: "写{target}时，网络对{source}的注意力为 {weight}" },
  alignmentTrend: { en: "Tokens read: {read}; written: {written}. On average {share} of the attention goes to the token that is looked at most.", zh: "读入 {read} 个词元，写出 {written} 个；平均有 {share} 的注意力落在最受关注的那个词元上。" },
  written: { en: "written", zh: "写出" },
  looksAt: { en: "looks most at", zh: "最关注" },
  weight: { en: "attention", zh: "注意力" },

  lossNow: { en: "After {updates} updates the mean of the last losses is {last} ({unit})", zh: "{updates} 次更新后，最近的平均损失为 {last}（{unit}）" },
  lossBelow: { en: ", below the {value} of “{name}”", zh: "，低于“{name}”的 {value}" },
  lossAbove: { en: "; “{name}” reaches {value}", zh: "；“{name}”为 {value}" },
  solved: { en: "; solved at update {update}", zh: "；在第 {update} 次更新时学会" },
  stop: { en: ".", zh: "。" },
  nameScore: { en: "Score by update: {metric}", zh: "{metric}随更新的变化" },
  scoreNow: { en: "At update {update} the {metric} is {last} (answers judged: {count}).", zh: "第 {update} 次更新时{metric}为 {last}（评判了 {count} 个答案）。" },

  nameDelays: { en: "Score ({metric}) and gradient against delay", zh: "{metric}与梯度随延迟的变化" },
  delay: { en: "delay, steps", zh: "延迟（步）" },
  chance: { en: "by chance", zh: "随机猜测" },
  always: { en: "always the mean", zh: "总答平均值" },
  ratio: { en: "gradient at that lag ÷ at lag 0", zh: "该滞后处的梯度 ÷ 滞后 0 处" },
  trainedDelay: { en: "trained at {delay}", zh: "训练延迟 {delay}" },
  delayAt: { en: "Delay {delay}: {metric} {score}, gradient {ratio} times that at lag 0", zh: "延迟 {delay}：{metric} {score}，梯度为滞后 0 处的 {ratio} 倍" },
  delayTrend: {
    en: "At a delay of {first} the {metric} is {near} and the gradient {nearRatio} times that at lag 0; at {last}, {far} and {farRatio} times.",
    zh: "延迟为 {first} 时{metric}为 {near}，梯度是滞后 0 处的 {nearRatio} 倍；延迟为 {last} 时分别为 {far} 和 {farRatio} 倍。",
  },
} as const satisfies Record<string, Phrase>;
