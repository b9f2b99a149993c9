/** The gradient norm of every parameter block, as a table. */
import { signal } from "@preact/signals";
import { say, type Phrase } from "../i18n";
import { store } from "../page";
import { significant } from "../words/numbers";

export const words = {
  block: { en: "Block", zh: "参数块" },
  shape: { en: "Shape", zh: "形状" },
  blockNorm: { en: "Gradient norm", zh: "梯度范数" },
} as const satisfies Record<string, Phrase>;

/** Whether the table is unfolded. */
export const blocksOpen = signal(false);

export function BlockNorms() {
  const blocks = store.run.info.value?.blocks ?? [];
  const norms = store.run.answers.to("blockNorms").value?.rows;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say(words.block)}</th>
          <th scope="col">{say(words.shape)}</th>
          <th scope="col">{say(words.blockNorm)}</th>
        </tr>
      </thead>
      <tbody>
        {blocks.map(({ name, rows, columns }, i) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {rows} × {columns}
            </td>
            <td>{significant(norms?.[i] ?? null)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
