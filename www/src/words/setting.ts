/** The words of one setting, or of one of its choices. */
import type { Phrase } from "../i18n";

export interface SettingWords {
  readonly name: Phrase;
  /** One sentence, shown while the control is hovered, focused or touched. */
  readonly explain: Phrase;
}
