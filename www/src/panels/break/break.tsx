/** Break it, mend it: experiments that go wrong on purpose, dials on what is running, and what helps. */
import "./break.css";
import { store } from "../../state";
import { Dials } from "./dials";
import { Experiments } from "./experiments";
import { Remedies } from "./remedies";

export function Break() {
  return (
    <>
      {store.settings.value.task === "text" && <Experiments />}
      <Dials />
      <Remedies />
    </>
  );
}
