// The legend: a switch for each layer, with its letter, its line and how often it is in the article.

import { LANGUAGES, NAMES, element, titled } from "./elements.js";
import { lookClasses, lookOf } from "./palette.js";
import { study } from "./study.js";

/** Hits of each layer in an article, `[English, Chinese]`. */
export function countLayers(article) {
  const counts = study.layers.map(() => [0, 0]);
  for (const language of article.languages) {
    for (const { marks } of article.versions[language].paragraphs) {
      for (const [entry] of marks) {
        counts[article.entries[entry][0]][LANGUAGES.indexOf(language)] += 1;
      }
    }
  }
  return counts;
}

/** Fills the legend; `switched(layers, on)` is called when layers are switched. */
export function fillLegend(legend, switched) {
  const kinds = [...new Set(study.layers.map((layer) => layer.kind))];
  const groups = kinds.map((kind) => groupElement(kind, switched));
  const note = element("p", { class: "quiet counts-note" }, "Counts in this article: English | Chinese");
  legend.replaceChildren(...groups, note, keysElement());
}

function groupElement(kind, switched) {
  const numbers = study.layers.flatMap((layer, number) => (layer.kind === kind ? [number] : []));
  const boxes = numbers.map((number) => {
    const box = element("input", { type: "checkbox", "data-switch": number });
    box.checked = study.layers[number].on;
    box.addEventListener("change", () => switched([number], box.checked));
    return box;
  });
  const items = numbers.map((number, at) =>
    element(
      "li",
      {},
      element(
        "label",
        {},
        boxes[at],
        element(
          "span",
          { class: `swatch on mark ${lookClasses(number)}`, "aria-hidden": "true" },
          lookOf(number).letter,
        ),
        element("span", { class: "name" }, titled(study.layers[number].title, study.layers[number].id)),
        element("span", { class: "count", "data-count": number }),
      ),
    ),
  );
  const turn = (on) => {
    boxes.forEach((box) => (box.checked = on));
    switched(numbers, on);
  };
  return element(
    "section",
    { class: "group", "aria-label": kind },
    element(
      "div",
      { class: "group-head" },
      element("h2", {}, kind),
      numbers.length > 1 ? [turner("all", kind, () => turn(true)), turner("none", kind, () => turn(false))] : null,
    ),
    element("ul", {}, items),
  );
}

function turner(word, kind, turn) {
  const made = element("button", { type: "button", class: "plain", "aria-label": `${kind}: ${word}` }, word);
  made.addEventListener("click", turn);
  return made;
}

/** Writes the counts of an article into the legend. */
export function showCounts(legend, counts) {
  counts.forEach(([english, chinese], number) => {
    const place = legend.querySelector(`[data-count="${number}"]`);
    place.textContent = `${english} | ${chinese}`;
    place.closest("li").classList.toggle("absent", english + chinese === 0);
  });
}

const KEYS = [
  ["/", "search"],
  ["j  k", "next, previous paragraph"],
  ["← →", "sentence before, after"],
  ["o", "the other version"],
  ["Enter", "pin a sentence; open a highlight"],
  ["n  p", "next, previous highlight"],
  ["l", "copy the link"],
  ["Esc", "close, unpin"],
];

function keysElement() {
  return element(
    "details",
    { class: "keys" },
    element("summary", {}, "Keys"),
    element(
      "dl",
      {},
      KEYS.map(([key, does]) => element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, does))),
    ),
    element("p", { class: "quiet" }, `${NAMES.en} stands on the left, or above.`),
  );
}
