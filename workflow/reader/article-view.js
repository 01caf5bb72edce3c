// The text of an article: a row for each pair of corresponding paragraphs, English beside Chinese.

import { addressOf } from "./address.js";
import { LANGUAGES, NAMES, TAGS, element, other } from "./elements.js";
import { lookClasses, lookOf } from "./palette.js";
import { piecesOf } from "./pieces.js";
import { rowsOf, study } from "./study.js";

/** Elements of the head and the rows of an article. */
export function articleElements(article) {
  const single = article.languages.length === 1;
  const rows = rowsOf(article).map((unit, number) => rowElement(article, unit, number));
  const note = single
    ? element("p", { class: "note" }, `This article has no ${NAMES[other(article.languages[0])]} version.`)
    : null;
  const parts = [headElement(article), note, element("div", { class: single ? "rows single" : "rows" }, rows)];
  return parts.filter(Boolean);
}

function headElement(article) {
  const sides = article.languages.map((language) => {
    const version = article.versions[language];
    const role = version.source ? "source" : "translation";
    return element(
      "div",
      { class: `side ${language}` },
      element("p", { class: "role" }, article.languages.length === 2 ? `${NAMES[language]} · ${role}` : NAMES[language]),
      element(
        "div",
        { lang: TAGS[language] },
        element("h2", {}, version.title || article.article),
        version.subtitle ? element("p", { class: "subtitle" }, version.subtitle) : null,
        version.author ? element("p", { class: "author" }, version.author) : null,
        version.position ? element("p", { class: "position" }, version.position) : null,
      ),
    );
  });
  return element("div", { class: sides.length === 1 ? "row head single" : "row head" }, sides);
}

function rowElement(article, unit, number) {
  const [, , confidence] = unit;
  const doubtful = confidence !== null && confidence < study.least_confidence;
  const sides = article.languages.map((language) => {
    const numbers = unit[LANGUAGES.indexOf(language)];
    if (!numbers.length) {
      return element("div", { class: `side ${language} none` }, element("p", {}, `No counterpart in ${NAMES[language]}`));
    }
    const texts = numbers.map((one) => paragraphElement(article, language, article.versions[language].byNumber.get(one)));
    return element("div", { class: `side ${language}` }, texts);
  });
  const note = doubtful
    ? element("p", { class: "doubt" }, `Doubtful pair (confidence ${confidence.toFixed(2)})`)
    : null;
  return element("div", { class: doubtful ? "row doubtful" : "row", "data-row": number }, note, sides);
}

function paragraphElement(article, language, paragraph) {
  const { number, level, text, sentences } = paragraph;
  const parts = [];
  let done = 0;
  for (const [sentence, start, end] of sentences) {
    if (start > done) {
      parts.push(text.slice(done, start));
    }
    parts.push(
      element(
        "span",
        { class: "sentence", "data-sentence": sentence, tabindex: "-1" },
        markedText(article, paragraph, start, end),
      ),
    );
    done = end;
  }
  parts.push(text.slice(done));
  const link = element(
    "a",
    {
      class: "number",
      href: addressOf({ ...article, language, paragraph: number }),
      tabindex: "-1",
      "aria-label": `Link to ${NAMES[language]} paragraph ${number}`,
    },
    String(number),
  );
  return element(
    "div",
    { class: level ? `paragraph heading level-${level}` : "paragraph", "data-language": language, "data-paragraph": number },
    link,
    element(level ? `h${Math.min(level + 2, 6)}` : "p", { lang: TAGS[language] }, parts),
  );
}

/** Text with an element, inside one another where they overlap, for each mark. */
function markedText(article, paragraph, start, end) {
  return piecesOf(start, end, paragraph.marks).map((piece) =>
    piece.marks.reduceRight((inner, at) => {
      const [entry, from] = paragraph.marks[at];
      const [layer] = article.entries[entry];
      const first = from === piece.start ? " first" : "";
      return element(
        "span",
        {
          class: `mark ${lookClasses(layer)}${first}`,
          "data-layer": layer,
          "data-mark": at,
          "data-letter": lookOf(layer).letter,
          tabindex: "-1",
        },
        inner,
      );
    }, paragraph.text.slice(piece.start, piece.end)),
  );
}
