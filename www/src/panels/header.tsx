/** The head of the page: its name, the link to share, the language, the colours. */
import { store } from "../page";
import type { Theme } from "../page/shapes";
import { pageWords } from "../words/page";
import { language, say, type Phrase } from "../i18n";
import { useClipboard } from "../controls/clipboard";

const NEXT_THEME: Readonly<Record<Theme, Theme>> = { auto: "light", light: "dark", dark: "auto" };

const THEME_NAME: Readonly<Record<Theme, Phrase>> = {
  auto: pageWords.themeAuto,
  light: pageWords.themeLight,
  dark: pageWords.themeDark,
};

function Share() {
  const { message, copy } = useClipboard(pageWords.shareFailed);
  const share = async (): Promise<void> => {
    const { href, textLeftOut } = await store.link();
    await copy(href, textLeftOut ? pageWords.sharedWithoutText : pageWords.shared);
  };
  return (
    <>
      <span class="said" role="status">
        {message.value && say(message.value)}
      </span>
      <button type="button" class="plain" title={say(pageWords.shareNote)} onClick={() => void share()}>
        {say(pageWords.share)}
      </button>
    </>
  );
}

const VIEWS = [
  ["one", pageWords.viewOne],
  ["race", pageWords.viewRace],
] as const;

/** One network, or several side by side. */
function Views() {
  return (
    <div class="views" role="group" aria-label={say(pageWords.view)}>
      {VIEWS.map(([view, name]) => (
        <button key={view} type="button" class="view" aria-pressed={store.view.value === view} onClick={() => store.setView(view)}>
          {say(name)}
        </button>
      ))}
    </div>
  );
}

export function Header() {
  const other = language.value === "en" ? "zh" : "en";
  const theme = store.theme.value;
  return (
    <header class="head">
      <h1 class="wordmark" translate={false}>
        Unrolled
      </h1>
      <p class="tagline">{say(pageWords.tagline)}</p>
      <Views />
      <nav class="head-tools" aria-label={say(pageWords.header)}>
        <Share />
        <button
          type="button"
          class="plain"
          lang={other === "zh" ? "zh-Hans" : "en"}
          onClick={() => store.setLanguage(other)}
        >
          {say(pageWords.otherLanguage)}
        </button>
        <button type="button" class="plain theme" onClick={() => store.setTheme(NEXT_THEME[theme])}>
          <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.25" />
            <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
          </svg>
          <span class="unseen">{say(pageWords.theme)}: </span>
          <span class="theme-name">{say(THEME_NAME[theme])}</span>
        </button>
      </nav>
    </header>
  );
}
