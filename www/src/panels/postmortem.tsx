/** Stands under the transport when training stopped on a number that is not finite; its report is fetched then. */
import { useEffect } from "preact/hooks";
import { lazy } from "../controls/lazy";
import { store } from "../page";
import { say } from "../i18n";
import { pageWords } from "../words/page";
import type { Config, Explosion } from "../wire";
import type { ReportProps } from "./postmortem/report";

const report = lazy(() => import("./postmortem/report"));

/** The report; empty until it has been fetched, and where that failed: the message above has said what happened. */
export function LazyReport(props: ReportProps) {
  useEffect(() => void report.fetch(), []);
  const here = report.state.value;
  return typeof here === "object" && <here.Report {...props} />;
}

/** Of the one network. */
export function PostMortem() {
  const message = store.messages.all.value.find((each) => each.kind === "exploded");
  const explosion: Explosion | null = message?.kind === "exploded" ? message.explosion : null;
  const config: Config | null = store.run.config.value;
  if (explosion === null || config === null) return null;
  return (
    <section class="trouble" aria-labelledby="post-mortem">
      <h2 id="post-mortem">{say(pageWords.postMortem)}</h2>
      <LazyReport explosion={explosion} config={config} />
    </section>
  );
}
