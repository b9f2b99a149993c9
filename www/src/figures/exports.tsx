/** The way out of a series: the experiment as a Keras script and the numbers as CSV, to keep as a file or to paste. */
import { store } from "../page";
import { csv, kerasScript } from "../tasks/export";
import type { Heads } from "../wire";
import { say, type Phrase } from "../i18n";
import { useClipboard } from "../controls/clipboard";

export const words = {
  exportKeras: { en: "Export as Keras", zh: "导出 Keras 脚本" },
  exportCsv: { en: "Export as CSV", zh: "导出 CSV" },
  copyKeras: { en: "Copy the script", zh: "复制脚本" },
  copyCsv: { en: "Copy the CSV", zh: "复制 CSV" },
  copiedKeras: { en: "Script copied", zh: "脚本已复制" },
  copiedCsv: { en: "CSV copied", zh: "CSV 已复制" },
  copyFailed: { en: "The browser does not allow copying; export it instead", zh: "浏览器不允许复制，请改用导出" },
} as const satisfies Record<string, Phrase>;

/** What is exported: a forecast, and over how many steps it ran on by itself. */
interface Exported {
  readonly answer: Heads["forecast"];
  readonly steps: number;
}

/** Epochs of the classic snippet. */
const USUAL_EPOCHS = 200;

/** Epochs made so far, or those that are planned. */
function epochs(): number {
  const perEpoch = store.run.info.peek()?.task?.updatesPerEpoch ?? 0;
  const updates = store.stopAt.peek() ?? store.run.readouts.peek().updates;
  return perEpoch === 0 ? USUAL_EPOCHS : Math.max(1, Math.round(updates / perEpoch));
}

/** Hands a file over as a download. */
function download(name: string, kind: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: kind }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** One thing to take away; its text is made when it is asked for. */
interface Format {
  readonly file: string;
  readonly kind: string;
  readonly save: Phrase;
  readonly copy: Phrase;
  readonly copied: Phrase;
  readonly text: (exported: Exported) => string | null;
}

const FORMATS: readonly Format[] = [
  {
    file: "unrolled_series.py",
    kind: "text/x-python",
    save: words.exportKeras,
    copy: words.copyKeras,
    copied: words.copiedKeras,
    text: ({ answer, steps }) => {
      const config = store.run.config.peek();
      return config && kerasScript({ ...answer, config, epochs: epochs(), steps });
    },
  },
  {
    file: "unrolled_series.csv",
    kind: "text/csv",
    save: words.exportCsv,
    copy: words.copyCsv,
    copied: words.copiedCsv,
    text: ({ answer }) => csv(answer),
  },
];

export function Exports(exported: Exported) {
  const { message, copy } = useClipboard(words.copyFailed);
  /** A button that does something with the text of a format. */
  const button = (name: Phrase, format: Format, use: (text: string) => void) => (
    <button
      key={name.en}
      type="button"
      class="plain"
      onClick={() => {
        const text = format.text(exported);
        if (text !== null) use(text);
      }}
    >
      {say(name)}
    </button>
  );
  return (
    <p class="task-exports">
      {FORMATS.flatMap((format) => [
        button(format.save, format, (text) => download(format.file, format.kind, text)),
        button(format.copy, format, (text) => void copy(text, format.copied)),
      ])}
      <span class="quiet" role="status">
        {message.value && say(message.value)}
      </span>
    </p>
  );
}
