/** The page's entry. */
import { render } from "preact";
import { Page } from "./panels/page";
import { store } from "./state";
import "./style/page.css";

const host = document.getElementById("app");
if (host) {
  render(<Page />, host);
  store.start();
}
