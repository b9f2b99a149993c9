/** Many steps back: the product of true Jacobians, from one character of the probe. */
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mountProduct, type ProductData } from "../../charts/product";
import { store } from "../../page";
import { LARGEST_PRODUCT } from "../../wire";
import { labLabels } from "../../words/laboratory";
import { taskLabLabels } from "../../words/laboratorytasks";
import { whole } from "../../words/numbers";
import { say } from "../../i18n";
import { productPicture, productWords } from "../../words/product";
import { Drawing, Framed } from "../../figures/figure";
import { cell } from "../../figures/view";
import { LayerChoice, PlaceChoice } from "./choices";
import { chosenAnswer, examined, hasEncoder, layer } from "./examined";
import { forTask } from "./words";
import { Trouble } from "./trouble";

/** Numbers of steps at which the product is looked at: every one while it changes most, then ever fewer. */
const LAGS = [1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32, 40, 50, 64, 80, 95] as const;

/** Rows of a Jacobian: a state with a c is twice as long. */
const size = computed(() => (store.run.info.value?.config.hidden ?? 0) * (cell.value === "lstm" ? 2 : 1));
const tooLarge = computed(() => size.value > LARGEST_PRODUCT);

const visible = signal(false);
const { answer, update, filled, trouble, start } = examined<ProductData>({
  visible,
  of: () => `${layer.value} ${chosenAnswer.value.read}`,
  ask: () => {
    const [here, at, hue] = [layer.value, chosenAnswer.value.read, cell.value];
    if (tooLarge.value) return null;
    return { look: async (client) => ({ rows: (await client.ask({ ask: "product", layer: here, place: at, lags: [...LAGS] })).rows, cell: hue }) };
  },
});

export function ProductFigure({ number }: { number: number }) {
  useEffect(start, []);
  return (
    <Framed
      picture="product"
      words={forTask("product", productPicture)}
      number={number}
      level={3}
      update={update}
      tools={
        <>
          <PlaceChoice asked />
          <LayerChoice />
        </>
      }
      more={
        <>
          {tooLarge.value && (
            <p role="status" class="quiet">
              {say(productWords.tooLarge, { size: whole(size.value), limit: whole(LARGEST_PRODUCT) })}
            </p>
          )}
          {store.run.config.value?.attention === "additive" && hasEncoder.value && (
            <p role="status" class="quiet">
              {say(taskLabLabels.pastAttention)}
            </p>
          )}
          <Trouble trouble={trouble} />
        </>
      }
    >
      <Drawing
        mount={(host) => mountProduct(host)}
        read={() => (tooLarge.value ? { rows: [], cell: cell.value } : answer.value)}
        filled={filled}
        wait={labLabels.wait}
        visible={visible}
      />
    </Framed>
  );
}
