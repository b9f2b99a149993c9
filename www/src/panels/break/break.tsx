/** Break it, mend it: experiments that go wrong on purpose, dials on what is running, and what helps. */
import "./break.css";
import { Dials } from "./dials";
import { Experiments } from "./experiments";
import { Remedies } from "./remedies";

export function Break() {
  return (
    <>
      <Experiments />
      <Dials />
      <Remedies />
    </>
  );
}
