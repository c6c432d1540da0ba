import { html, type TemplateResult } from "lit";
import "../control/choice";
import "../control/sheet";
import { languageNames, languageOf, type Messages } from "../messages";
import { themeNames, type ThemeName } from "../state/shell";

/** What the whole element looks like and speaks, whichever lab it shows. */
export interface Appearance {
  readonly theme: ThemeName;
  readonly lang: string;
}

/** The sheet in which the appearance is chosen; each choice is seen at once. */
export function settingsSheet(messages: Messages, { theme, lang }: Appearance, choose: (change: Partial<Appearance>) => void, close: () => void): TemplateResult {
  const languages = [{ value: "", label: messages.languageAuto }, ...Object.entries(languageNames).map(([value, label]) => ({ value, label }))];
  return html`<bd-sheet class="own" label=${messages.settings} closeName=${messages.close} @close=${close}>
    <bd-choice class="theme" label=${messages.theme} .value=${theme} .options=${themeNames.map((value) => ({ value, label: messages.themeNames[value] }))}
      @choose=${({ detail }: CustomEvent<ThemeName>) => { choose({ theme: detail }); }}></bd-choice>
    <bd-choice class="language" label=${messages.languageName} .value=${languageOf(lang) ?? ""} .options=${languages}
      @choose=${({ detail }: CustomEvent<string>) => { choose({ lang: detail }); }}></bd-choice>
  </bd-sheet>`;
}
