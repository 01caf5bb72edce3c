// What corresponds to a sentence: shown while it is pointed at or focused, kept when it is pinned.

import { LANGUAGES, NAMES, other } from "./elements.js";
import { sentenceUnit, study } from "./study.js";

const SHOWN = ["here", "linked", "doubtful-link", "pinned"];

/** The place of a sentence element: its version, paragraph and number. */
export function placeOfSentence(element) {
  const { language, paragraph } = element.closest("[data-paragraph]").dataset;
  return { language, paragraph: Number(paragraph), sentence: Number(element.dataset.sentence) };
}

/** The element of a sentence of a version. */
export function sentenceElement(text, language, sentence) {
  return text.querySelector(`[data-language="${language}"] [data-sentence="${sentence}"]`);
}

/** Marks a sentence and what corresponds to it; returns what is to be told. */
export function showLinks(text, article, place, pinned) {
  hideLinks(text);
  const { language, paragraph, sentence } = place;
  const unit = sentenceUnit(article, language, sentence);
  const doubtful = unit[2] !== null && unit[2] < study.least_confidence;
  LANGUAGES.forEach((side, at) => {
    for (const number of unit[at]) {
      const found = sentenceElement(text, side, number);
      found?.classList.add("linked");
      found?.classList.toggle("here", side === language && number === sentence);
      found?.classList.toggle("doubtful-link", doubtful);
      found?.classList.toggle("pinned", pinned);
    }
  });
  const counterpart = unit[LANGUAGES.indexOf(other(language))];
  const here = `${NAMES[language]} paragraph ${paragraph}, sentence ${sentence}`;
  return `${pinned ? "Pinned: " : ""}${here} ${told(article, language, counterpart, unit[2], doubtful)}`;
}

function told(article, language, counterpart, confidence, doubtful) {
  if (confidence === null) {
    return article.languages.length === 2 ? "· not aligned" : "";
  }
  const there = counterpart.length
    ? `↔ ${NAMES[other(language)]} sentence${counterpart.length > 1 ? "s" : ""} ${counterpart.join(", ")}`
    : `· no counterpart in ${NAMES[other(language)]}`;
  return `${there} · confidence ${confidence.toFixed(2)}${doubtful ? " (doubtful)" : ""}`;
}

export function hideLinks(text) {
  for (const found of text.querySelectorAll(".linked")) {
    found.classList.remove(...SHOWN);
  }
}

/** The first sentence opposite to a sentence, or null. */
export function counterpartOf(text, article, { language, sentence }) {
  const [first] = sentenceUnit(article, language, sentence)[LANGUAGES.indexOf(other(language))];
  return first === undefined ? null : sentenceElement(text, other(language), first);
}
