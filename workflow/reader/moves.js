// Moving by keys: from paragraph to paragraph, sentence to sentence, highlight to highlight, and to the other version.

import { counterpartOf, placeOfSentence } from "./links.js";
import { goTo } from "./passages.js";
import { state, text } from "./state.js";

/** The next (1) or previous (-1) element of a kind from where the keys are, or null. */
function step(selector, direction) {
  const all = [...text.querySelectorAll(selector)];
  const at = all.indexOf(document.activeElement?.closest(selector) ?? state.reached?.closest(selector));
  if (at >= 0 || !state.reached) {
    return all[at + direction] ?? null;
  }
  const { reached } = state;
  const before = all.filter((one) => one.compareDocumentPosition(reached) & Node.DOCUMENT_POSITION_FOLLOWING);
  return all[before.length - (direction > 0 ? 0 : 1)] ?? null;
}

export function stepRow(direction) {
  const row = step(".rows > .row", direction);
  const language = state.reached ? placeOfSentence(state.reached).language : state.article.languages[0];
  const sentence = row?.querySelector(`[data-language="${language}"] .sentence`) ?? row?.querySelector(".sentence");
  return sentence ? goTo(sentence) : false;
}

export function stepSentence(direction) {
  const { language } = placeOfSentence(state.reached);
  const sentence = step(`[data-language="${language}"] .sentence`, direction);
  return sentence ? goTo(sentence) : false;
}

export function stepMark(direction) {
  const mark = step(".mark.on.first", direction);
  return mark ? goTo(mark) : false;
}

/** To the sentence that corresponds, in the other version. */
export function cross() {
  const opposite = state.reached && counterpartOf(text, state.article, placeOfSentence(state.reached));
  return opposite ? goTo(opposite) : false;
}
