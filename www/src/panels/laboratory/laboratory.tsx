/** The laboratory's pictures, in reading order; fetched when the reader comes near. */
import "./laboratory.css";
import { BillFigure } from "./bill";
import { CheckFigure } from "./check";
import { CliffFigure } from "./cliff";
import { ConnectFigure } from "./connect";
import { ProductFigure } from "./product";
import { RadiusFigure } from "./radius";
import { SpectrumFigure } from "./spectrum";
import { TruncationFigure } from "./truncation";
import { WeightFigure } from "./weight";

/** Their numbers go on from the pictures of the training. */
const FIRST = 7;

export function Laboratory() {
  return (
    <div class="lab">
      <CheckFigure number={FIRST} />
      <CliffFigure number={FIRST + 1} />
      <ConnectFigure number={FIRST + 2} />
      <SpectrumFigure number={FIRST + 3} />
      <RadiusFigure number={FIRST + 4} />
      <ProductFigure number={FIRST + 5} />
      <BillFigure number={FIRST + 6} />
      <WeightFigure number={FIRST + 7} />
      <TruncationFigure number={FIRST + 8} />
    </div>
  );
}
