/** “Check my gradients”: every parameter block of the network against finite differences, at the press of a button. */
import { computed, signal } from "@preact/signals";
import { store } from "../../page";
import { CHECK_FIELDS, type CheckHead } from "../../wire";
import { labWords, labLabels } from "../../words/laboratory";
import { taskLabLabels } from "../../words/laboratorytasks";
import { significant, whole } from "../../words/numbers";
import { say } from "../../i18n";
import { Framed } from "../../figures/figure";
import { isTask } from "../../figures/view";
import { client } from "./examined";
import { forTask } from "./words";

/** One block that was checked. */
interface BlockCheck extends CheckHead, Readonly<Record<(typeof CHECK_FIELDS)[number], number>> {}

/** A check under way or done: of which update, and the blocks so far. */
interface Check {
  readonly network: number;
  readonly update: number;
  /** Whether it was done on a sequence of a task, and not on a window of a text. */
  readonly task: boolean;
  /** Steps of either. */
  readonly window: number;
  readonly blocks: readonly BlockCheck[];
  readonly done: boolean;
}

/** Errors up to this are rounding: the reference tests hold the engine to it. */
const ROUNDING = 1e-6;

const last = signal<Check | null>(null);
/** The last, where it is of the network that stands. */
const check = computed(() => (last.value?.network === store.run.network.value ? last.value : null));
const trouble = signal<string | null>(null);
const busy = signal(false);
const update = computed(() => check.value?.update ?? null);

/** Characters of the window that the engine checks on, at most. */
const WINDOW = 50;

async function run(): Promise<void> {
  const { value: info } = store.run.info;
  if (busy.value || info === null) return;
  busy.value = true;
  trouble.value = null;
  const network = store.run.network.value;
  const task = isTask.value;
  const window = task ? info.probe.length : Math.min(WINDOW, info.window);
  try {
    await client().examine(network, async (here, update) => {
      const blocks: BlockCheck[] = [];
      const tell = (done: boolean): void => {
        last.value = { network, update, task, window, blocks: [...blocks], done };
      };
      for (let [block, all] = [0, 1]; block < all; block += 1) {
        tell(false);
        const { head, rows } = await here.ask({ ask: "check", block });
        const [worst = Number.NaN, rounding = Number.NaN, ours = Number.NaN, nudgedSays = Number.NaN] = rows;
        blocks.push({ ...head, worst, rounding, ours, nudgedSays });
        all = head.blocks;
      }
      tell(true);
    });
  } catch (error) {
    last.value = null;
    trouble.value = error instanceof Error ? error.message : String(error);
  } finally {
    busy.value = false;
  }
}

/** Whether a block's error may be rounding. */
const isRounding = ({ worst, rounding }: BlockCheck): boolean => worst <= Math.max(ROUNDING, rounding);

/** The largest error of all blocks. */
function worst(blocks: readonly BlockCheck[]): number {
  return blocks.reduce((most, { worst }) => (worst > most || Number.isNaN(worst) ? worst : most), 0);
}

function Verdict() {
  const now = check.value;
  if (trouble.value !== null) return <p role="alert">{say(labLabels.trouble, { detail: trouble.value })}</p>;
  if (now === null) return <p class="quiet">{say(labLabels.checkWaits)}</p>;
  if (!now.done) return <p role="status">{say(labLabels.checking, { blocks: now.blocks.length, all: Math.max(now.blocks.length, store.run.info.value?.blocks.length ?? 0) })}</p>;
  const most = worst(now.blocks);
  const nudged = now.blocks.reduce((sum, block) => sum + block.nudged, 0);
  const passed = now.blocks.every(isRounding);
  const words = now.task ? taskLabLabels : labLabels;
  return (
    <p role="status">
      {say(passed ? words.checkPassed : words.checkOff, { worst: significant(most), nudged: whole(nudged), window: now.window })}
      {passed && most > ROUNDING && <> {say(labLabels.checkRounded)}</>}
    </p>
  );
}

export function CheckFigure({ number }: { number: number }) {
  const now = check.value;
  const ready = store.run.info.value !== null;
  return (
    <Framed
      picture="check"
      words={forTask("check", labWords.check)}
      number={number}
      level={3}
      update={update}
      tools={
        <button type="button" class="action" aria-disabled={busy.value || !ready} onClick={() => void (ready && run())}>
          {say(labLabels.check)}
        </button>
      }
    >
      <Verdict />
      {now !== null && now.blocks.length > 0 && (
        <div class="lab-table" tabIndex={0} role="group" aria-label={say(labLabels.checkTable)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say(labLabels.block)}</th>
                <th scope="col">{say(labLabels.weights)}</th>
                <th scope="col">{say(labLabels.nudged)}</th>
                <th scope="col">{say(labLabels.worst)}</th>
                <th scope="col">{say(labLabels.ours)}</th>
                <th scope="col">{say(labLabels.nudgedSays)}</th>
              </tr>
            </thead>
            <tbody>
              {now.blocks.map((block) => (
                <tr key={block.name}>
                  <th scope="row">{block.name}</th>
                  <td>{whole(block.weights)}</td>
                  <td>{whole(block.nudged)}</td>
                  <td>{significant(block.worst)}</td>
                  <td>{significant(block.ours)}</td>
                  <td>{significant(block.nudgedSays)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Framed>
  );
}
