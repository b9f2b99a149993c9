/** The page's entry. */
import { render } from "preact";
import { handWordsToPlots } from "./figures/plotwords";
import { Page } from "./panels/page";
import { store } from "./page";
import "./style/page.css";

const host = document.getElementById("app");
if (host) {
  handWordsToPlots();
  render(<Page />, host);
  store.start();
}
