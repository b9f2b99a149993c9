/** The instruments: what can be measured, how often at most, and what is out of date. */
import type { Report, Watch } from "../protocol";
import type { Info, Score } from "../wire";
import type { EngineSession } from "./engine";

/** What an instrument adds to a report. */
export type Finding = Partial<
  Pick<Report, "hash" | "validation" | "score" | "states" | "lags" | "steps" | "blocks" | "connectivity">
>;

/** One thing to look at, when `watch` asks for it. */
interface Instrument {
  /** Shortest time between two looks while training, in milliseconds. */
  readonly period: number;
  /** What is asked for, as a string that changes with it; null when nobody looks. */
  key(watch: Watch): string | null;
  /** Looks at the network as it stands after `update` updates. */
  measure(session: EngineSession, watch: Watch, info: Info): Finding;
}

const HASH_DIGITS = 16;

const instruments: readonly Instrument[] = [
  {
    period: 500,
    key: () => "hash",
    measure: (session) => ({ hash: session.hash().slice(0, HASH_DIGITS) }),
  },
  {
    period: 500,
    key: (watch) => (watch.validation ? "validation" : null),
    measure: (session, _, info) => {
      // There is no loss to report where nothing is set aside. (A network that has become NaN is another matter.)
      if ((info.text?.validationCharacters ?? info.task?.heldOut) === 0) return {};
      return { validation: { update: session.updates, values: session.validation() } };
    },
  },
  {
    period: 500,
    key: (watch) => (watch.score ? "score" : null),
    measure: (session) => {
      const score = session.score?.();
      return score === undefined ? {} : { score: { update: session.updates, values: JSON.parse(score) as Score } };
    },
  },
  {
    period: 200,
    key: ({ states }) => (states === null ? null : `${states.layer} ${states.channel}`),
    measure: (session, { states }, info) => {
      if (states === null) return {};
      const matrix = session.states(states.layer, states.channel);
      return { states: { update: session.updates, values: { ...states, units: info.config.hidden, matrix } } };
    },
  },
  {
    period: 200,
    key: ({ lags }) => (lags === null ? null : String(lags.layer)),
    measure: (session, { lags }) => {
      if (lags === null) return {};
      const rows = session.lags(lags.layer);
      const cells = session.cellLags();
      const halfLife = session.halfLife();
      const bound = session.bound(lags.layer);
      const values = {
        layer: lags.layer,
        rows,
        cells: cells.length === 0 ? null : cells,
        halfLife,
        bound: Number.isNaN(bound) ? null : bound,
      };
      return { lags: { update: session.updates, values } };
    },
  },
  {
    period: 200,
    key: ({ steps }) => (steps === null ? null : String(steps.layer)),
    measure: (session, { steps }) => {
      if (steps === null) return {};
      return { steps: { update: session.updates, values: { layer: steps.layer, norms: session.stepNorms(steps.layer) } } };
    },
  },
  {
    period: 200,
    key: ({ blocks }) => (blocks ? "blocks" : null),
    measure: (session) => ({ blocks: { update: session.updates, values: session.blockNorms() } }),
  },
  {
    period: 200,
    key: ({ connectivity }) => (connectivity === null ? null : String(connectivity.place)),
    measure: (session, { connectivity }) => {
      if (connectivity === null) return {};
      const { place } = connectivity;
      return { connectivity: { update: session.updates, values: { place, norms: session.connectivity(place) } } };
    },
  },
];

/** The place of the hash among the instruments. */
const HASH = 0;

interface Look {
  key: string | null;
  update: number;
  at: number;
  /** The engine said no; it is not asked again for the same. */
  refused: boolean;
}

const never = (): Look => ({ key: null, update: -1, at: -Infinity, refused: false });

/** Remembers when each instrument was read last, and which is to be read next. */
export class Scheduler {
  private looks: Look[] = instruments.map(never);

  /** Everything measured so far is out of date: another network, or the same one rewound. */
  forget(): void {
    this.looks = instruments.map(never);
  }

  /** Reads the most overdue instrument; null when none is due. `now` in milliseconds. */
  readDue(session: EngineSession, watch: Watch, info: Info, now: number): Finding | null {
    let most = -1;
    let longest = 0;
    for (const [i, instrument] of instruments.entries()) {
      if (!this.stale(i, session, watch)) continue;
      const overdue = now - (this.looks[i]?.at ?? 0) - instrument.period;
      if (overdue >= longest) [most, longest] = [i, overdue];
    }
    return most < 0 ? null : this.read(most, session, watch, info, now);
  }

  /** Reads the hash, whatever was read before: at every stop. */
  readHash(session: EngineSession, watch: Watch, info: Info, now: number): Finding {
    return this.read(HASH, session, watch, info, now);
  }

  /** Reads one instrument whose last reading is not of this update; null when all are up to date. */
  readStale(session: EngineSession, watch: Watch, info: Info, now: number): Finding | null {
    const next = instruments.findIndex((_, i) => this.stale(i, session, watch));
    return next < 0 ? null : this.read(next, session, watch, info, now);
  }

  private stale(i: number, session: EngineSession, watch: Watch): boolean {
    const key = instruments[i]?.key(watch) ?? null;
    if (key === null) return false;
    const look = this.looks[i] ?? never();
    return look.key !== key || (look.update !== session.updates && !look.refused);
  }

  private read(i: number, session: EngineSession, watch: Watch, info: Info, now: number): Finding {
    const instrument = instruments[i];
    if (instrument === undefined) return {};
    const look = { key: instrument.key(watch), update: session.updates, at: now, refused: true };
    this.looks[i] = look;
    const finding = instrument.measure(session, watch, info);
    look.refused = false;
    return finding;
  }
}
