/** The laboratory's place on the page. What stands in it is fetched when the reader comes near. */
import { useEffect, useRef } from "preact/hooks";
import { Again } from "../controls/lazy";
import { laboratoryFigures } from "../figures";
import { say } from "../i18n";
import { pageWords } from "../words/page";

/** How near the reader comes before it is fetched. */
const NEAR = "300px";

export function LaboratorySection() {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const section = place.current;
    if (!section) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        void laboratoryFigures.fetch();
      },
      { rootMargin: NEAR },
    );
    observer.observe(section);
    return () => observer.disconnect();
  }, []);
  const here = laboratoryFigures.state.value;
  return (
    <section ref={place} class="laboratory" aria-labelledby="laboratory-title">
      <h2 id="laboratory-title">{say(pageWords.laboratory)}</h2>
      <p class="quiet">{say(pageWords.laboratoryLead)}</p>
      {typeof here === "object" && <here.Laboratory />}
      {here === "missing" && (
        <p role="alert">
          {say(pageWords.laboratoryMissing)} <Again part={laboratoryFigures} name={pageWords.again} />
        </p>
      )}
    </section>
  );
}
