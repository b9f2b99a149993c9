/** The laboratory's figures, in reading order; fetched when the reader comes near. */
import { check } from "./check";
import { cliff } from "./cliff";
import { connect } from "./connect";
import type { Figure } from "./figure";
import { LABORATORY } from "./ids";
import "./laboratory.css";
import { product } from "./product";
import { radius } from "./radius";
import { saturation } from "./saturation";
import { spectrum } from "./spectrum";
import { truncation } from "./truncation";
import { numberOf } from "./view";
import { weight } from "./weight";

export const figures: Readonly<Record<(typeof LABORATORY)[number], Figure>> = { check, cliff, connect, spectrum, radius, product, saturation, weight, truncation };

/** Their numbers go on from the figures of the training. */
export function Laboratory() {
  return (
    <div class="lab">
      {LABORATORY.map((id) => {
        const { Show } = figures[id];
        return <Show key={id} number={numberOf(id)} level={3} />;
      })}
    </div>
  );
}
