/** The gradient norm of the last updates before training stopped, on a logarithmic axis. */
import { postMortemWords } from "../../words/postmortem";
import { chartWords } from "../../figures/words";
import { say } from "../../i18n";
import { magnitude } from "../../plot/format";
import { mountLines } from "../../plot/lines";
import type { Cell } from "../../plot/colours";
import type { Chart } from "../../plot/chart";
import type { Cursor } from "../../plot/cursor";

const HEIGHT = 190;

/** Norms of consecutive updates. */
export interface LastNormsData {
  norms: ArrayLike<number>;
  /** The update of the first of them. */
  from: number;
  /** The update that was refused. */
  refused: number;
  /** The limit of clipping by norm; null where nothing is clipped by norm. */
  limit: number | null;
  cell: Cell;
}

/** Mounts the picture in `host`; `step` is the place pointed at, from 0. */
export function mountLastNorms(host: HTMLElement, step: Cursor): Chart<LastNormsData> {
  return mountLines<LastNormsData>(host, {
    kind: "last-norms",
    height: HEIGHT,
    logarithmic: true,
    x: { cursor: step, title: () => say(chartWords.update), last: ({ norms }) => norms.length - 1, first: ({ from }) => from },
    title: () => say(chartWords.norm),
    lines: ({ norms, cell, limit }, palette) => ({
      lines: [
        {
          name: say(postMortemWords.norm),
          points: { xs: Array.from({ length: norms.length }, (_, i) => i), ys: norms, length: norms.length },
          stroke: { colour: palette?.cells[cell] ?? "", width: 1.5 },
          dotted: true,
        },
      ],
      guides: limit === null ? [] : [{ name: say(chartWords.limit), value: limit, dash: [6, 4] }],
      marks: null,
    }),
    name: () => say(postMortemWords.chart),
    trend: ({ norms, from, refused }) => {
      // The refused update may have got as far as a norm; it is not one that was made.
      const last = Math.min(norms.length, refused - from) - 1;
      return say(postMortemWords.trend, {
        from,
        to: from + last,
        update: refused,
        first: magnitude(norms[0] ?? Number.NaN),
        last: magnitude(norms[last] ?? Number.NaN),
      });
    },
    text: magnitude,
  });
}
