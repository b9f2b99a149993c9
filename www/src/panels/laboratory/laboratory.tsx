/** The laboratory's pictures, in reading order; fetched when the reader comes near. */
import { after, before, SHARED } from "../../figures/view";
import "./laboratory.css";
import { SaturationFigure } from "./saturation";
import { CheckFigure } from "./check";
import { CliffFigure } from "./cliff";
import { ConnectFigure } from "./connect";
import { ProductFigure } from "./product";
import { RadiusFigure } from "./radius";
import { SpectrumFigure } from "./spectrum";
import { TruncationFigure } from "./truncation";
import { WeightFigure } from "./weight";

/** Their numbers go on from the pictures of the training. */
export function Laboratory() {
  const first = before.value + SHARED + after.value + 1;
  return (
    <div class="lab">
      <CheckFigure number={first} />
      <CliffFigure number={first + 1} />
      <ConnectFigure number={first + 2} />
      <SpectrumFigure number={first + 3} />
      <RadiusFigure number={first + 4} />
      <ProductFigure number={first + 5} />
      <SaturationFigure number={first + 6} />
      <WeightFigure number={first + 7} />
      <TruncationFigure number={first + 8} />
    </div>
  );
}
