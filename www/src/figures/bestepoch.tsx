/** The epoch with the lowest loss so far, and the way back to it. */
import { store } from "../page";
import { significant, whole } from "../words/numbers";
import { say, type Phrase } from "../i18n";

export const words = {
  best: { en: "Lowest mean loss of an epoch: {loss}, epoch {epoch}.", zh: "平均损失最低的一轮：第 {epoch} 轮，{loss}。" },
  here: { en: "These are its weights.", zh: "现在就是它的权重。" },
  back: { en: "Back to this epoch", zh: "回到这一轮" },
  backNote: {
    en: "Trains the same network anew, from the same seed, to the end of that epoch: the same weights to the last bit. Undo brings the present one back.",
    zh: "用同一个种子把同样的网络重新训练到那一轮结束：权重逐位相同。可以撤销，回到现在的网络。",
  },
  why: {
    en: "Late in training Adam's steps can be too long for a loss this small; it jumps, and the free run with it. Keras keeps the best epoch with EarlyStopping(restore_best_weights=True).",
    zh: "训练后期损失已经很小，Adam 的步子可能过大：损失会跳高，自由运行也随之变差。Keras 用 EarlyStopping(restore_best_weights=True) 保留最好的一轮。",
  },
} as const satisfies Record<string, Phrase>;

/** Nothing before the first epoch has ended, nor where hands have changed the run: the same settings would not make it again. */
export function BestEpoch() {
  void store.run.revision.value;
  const { bestEpoch } = store.run.histories.value;
  const { updates } = store.run.readouts.value;
  if (bestEpoch === null || store.run.events.value.length > 0) return null;
  const { epoch, update, loss } = bestEpoch;
  return (
    <p class="best-epoch">
      <output data-figure="best-epoch">{say(words.best, { epoch: whole(epoch), loss: significant(loss) })}</output>{" "}
      {updates === update ? (
        say(words.here)
      ) : (
        <button type="button" class="plain" title={say(words.backNote)} disabled={store.run.phase.value === "opening"} onClick={() => store.toBestEpoch()}>
          {say(words.back)}
        </button>
      )}
      <span class="quiet">{say(words.why)}</span>
    </p>
  );
}
