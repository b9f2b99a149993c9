/** How the network translates held-out sources without help, and the first of them with what it says. */
import { say } from "../i18n";
import { percent, whole } from "../words/numbers";
import { figure, type Words } from "./figure";
import { Mark, MarkHead } from "./mark";
import { query, words as queryWords } from "./query";

export const words = {
  title: { en: "Exam", zh: "考试" },
  shows: {
    en: "How the network translates sources that were held out, without help; the first of them are listed.",
    zh: "没有任何提示时，网络怎样翻译留出的源句；下面列出前几句。",
  },
  means: {
    en: "Teacher-forced, every token is judged with the right ones before it given; free running, one mistake is read on by the decoder itself. So the teacher-forced number can look perfect while whole answers are wrong: judge by whole answers. A source of a single word is always learnt from, unless most are such, because no rule tells what a word means that was never met: numbers are examined on those put together from several words.",
    zh: "教师强制时，每写一个词元之前都给出正确的前文；自由运行时，解码器会接着读自己写错的词元。所以教师强制的准确率可以近乎完美，而整句仍然是错的：要看完全匹配率。只有一个词的源句总是用于学习（除非大多数源句都是这样），因为没有规则能说明没见过的词是什么意思：数词考的是由几个词组成的数。",
  },
  freeRunning: { en: "Whole answers right, free-running", zh: "整句正确（自由运行）" },
  teacherForced: { en: "Tokens right, teacher-forced", zh: "词元正确（教师强制）" },
  source: { en: "Source", zh: "源句" },
  target: { en: "Should be", zh: "应为" },
  said: { en: "Says", zh: "译为" },
  empty: { en: "(nothing)", zh: "（空）" },
  heldOut: { en: "Set aside", zh: "留出" },
} as const satisfies Words;

/** Held-out pairs that are listed. */
const ROWS = 8;

const asked = query("exam", () => ({ ask: "exam", limit: ROWS }));

function Answers() {
  const answer = asked.answer.value;
  if (answer === null) return null;
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{say(words.freeRunning)}</dt>
          <dd>
            <output data-figure="exact-match">{percent(answer.exactMatch)}</output>
          </dd>
        </div>
        <div>
          <dt>{say(words.teacherForced)}</dt>
          <dd>{percent(answer.tokenAccuracy)}</dd>
        </div>
        <div>
          <dt>{say(words.heldOut)}</dt>
          <dd>{whole(answer.count)}</dd>
        </div>
      </dl>
      <div class="task-scroll" tabIndex={0} role="group" aria-label={say(words.title)}>
        <table class="task-table">
          <thead>
            <tr>
              <th scope="col">{say(words.source)}</th>
              <th scope="col">{say(words.target)}</th>
              <th scope="col">{say(words.said)}</th>
              <MarkHead />
            </tr>
          </thead>
          <tbody>
            {answer.rows.map(({ source, target, said, right }) => (
              <tr key={source}>
                <th scope="row">{source}</th>
                <td>{target}</td>
                <td>{said || say(words.empty)}</td>
                <Mark right={right} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export const exam = figure({
  id: "exam",
  words,
  source: asked,
  wait: queryWords.wait,
  Body: Answers,
});
