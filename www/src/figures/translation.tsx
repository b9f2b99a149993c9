/** A translation of the reader's own source: greedily, and by the best of several candidates that are kept open. */
import { signal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { language, say } from "../i18n";
import type { Hypothesis } from "../wire";
import { fixed } from "../words/numbers";
import { Select } from "./choose";
import { figure, type Words } from "./figure";
import { Line } from "./line";
import { query, words as queryWords } from "./query";
import { greedy, source, translate, typed } from "./source";

export const words = {
  title: { en: "A translation", zh: "翻译一句" },
  shows: {
    en: "How the network translates your source: by the likeliest word at every step (greedy), and by the best of several candidates that are kept open (beam).",
    zh: "网络怎样翻译你的源句：贪心法每步只取最可能的词，束搜索同时保留几个候选，最后取最好的一个。",
  },
  means: {
    en: "The decoder reads its own words here, as it must when nobody knows the answer. Greedy search never takes a step back; a beam keeps several beginnings and ranks whole sentences by their log-probability per token, the end included, since a sum would favour short ones. Characters or words that the network has never met are named: it reads one symbol for all of them.",
    zh: "这里解码器读的是自己写出的词：没有人知道答案时只能如此。贪心法从不回头；束搜索保留几个开头，按每个词元（含结束符）的平均对数概率给整句排序，因为求和会偏向短句。网络没见过的字或词会列出来：在网络看来它们都是同一个符号。",
  },
  source: { en: "Source", zh: "源句" },
  beam: { en: "Beam", zh: "束宽" },
  greedy: { en: "Greedy", zh: "贪心" },
  beamOf: { en: "Beam of {width}", zh: "束宽 {width}" },
  logProbability: { en: "log p = {value} ({each} per token)", zh: "log p = {value}（每词元 {each}）" },
  unknownSource: { en: "Unknown to the network: {tokens}", zh: "网络不认识：{tokens}" },
  empty: { en: "(nothing)", zh: "（空）" },
} as const satisfies Words;

const WIDTHS = ["1", "2", "3", "5", "10"];

const width = signal("5");

const beamed = query("translate", () => translate(Number(width.value)));

function Source() {
  return (
    <>
      <Line
        name={words.source}
        value={source.value}
        onInput={(line) => {
          typed.value = line;
        }}
      />
      <Select
        name={say(words.beam)}
        value={width.value}
        options={WIDTHS.map((value) => [value, value] as const)}
        onChange={(value) => {
          width.value = value;
        }}
      />
    </>
  );
}

/** The reader's source with its unknown tokens marked. */
function Unknown() {
  const answer = beamed.answer.value;
  const unknown = answer?.tokens.filter((_, i) => answer.known[i] === false) ?? [];
  if (unknown.length === 0) return null;
  return <p role="status">{say(words.unknownSource, { tokens: Array.from(new Set(unknown)).join(language.value === "zh" ? "、" : ", ") })}</p>;
}

function LogProbability({ of: { logProbability, score } }: { of: Hypothesis }) {
  return <span class="quiet">{say(words.logProbability, { value: fixed(logProbability, 2), each: fixed(score, 2) })}</span>;
}

function Hypotheses() {
  // One figure shows both searches.
  useEffect(() => greedy.start(), []);
  useSignalEffect(() => {
    greedy.visible.value = beamed.visible.value;
  });
  const [best, quick] = [beamed.answer.value, greedy.answer.value];
  if (source.value.trim() === "") return <div class="task-said" />;
  return (
    <div class="task-said">
      <section>
        <h3>{say(words.greedy)}</h3>
        {quick?.hypotheses.slice(0, 1).map((said) => (
          <p key="greedy">
            <output class="said" data-figure="translation">
              {said.text || say(words.empty)}
            </output>{" "}
            <LogProbability of={said} />
          </p>
        ))}
      </section>
      <section>
        <h3>{say(words.beamOf, { width: width.value })}</h3>
        <ol>
          {best?.hypotheses.map((said) => (
            <li key={said.tokens.join("\u0000")}>
              <span class="said">{said.text || say(words.empty)}</span>{" "}
              <LogProbability of={said} />
            </li>
          ))}
        </ol>
      </section>
      <Unknown />
    </div>
  );
}

export const translation = figure({
  id: "translation",
  words,
  source: beamed,
  wait: queryWords.wait,
  Tools: Source,
  Body: Hypotheses,
});
