/** The laboratory's pictures, in reading order; fetched when the reader comes near. */
import { numberOf } from "../../figures/view";
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
  return (
    <div class="lab">
      <CheckFigure number={numberOf("check")} />
      <CliffFigure number={numberOf("cliff")} />
      <ConnectFigure number={numberOf("connect")} />
      <SpectrumFigure number={numberOf("spectrum")} />
      <RadiusFigure number={numberOf("radius")} />
      <ProductFigure number={numberOf("product")} />
      <SaturationFigure number={numberOf("saturation")} />
      <WeightFigure number={numberOf("weight")} />
      <TruncationFigure number={numberOf("truncation")} />
    </div>
  );
}
