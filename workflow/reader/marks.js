// Highlights in the text: which are on, what they are, and what is told of the place that is pointed at.

import { hideLinks, placeOfSentence, showLinks } from "./links.js";
import { openConcordance } from "./panel.js";
import { bringIntoView } from "./passages.js";
import { state, tell, text } from "./state.js";
import { study } from "./study.js";

export function switchMarks(layer, on) {
  text.querySelectorAll(`[data-layer="${layer}"]`).forEach((mark) => mark.classList.toggle("on", on));
}

/** The innermost highlight that is on, around a place. */
export function markAt(target) {
  let mark = target.closest?.(".mark");
  while (mark && !mark.classList.contains("on")) {
    mark = mark.parentElement.closest(".mark");
  }
  return mark && text.contains(mark) ? mark : null;
}

function markOf(mark) {
  const { language, paragraph } = placeOfSentence(mark.closest(".sentence"));
  const { marks } = state.article.versions[language].byNumber.get(paragraph);
  const [entry, , , note] = marks[Number(mark.dataset.mark)];
  const [layer, id, titles, forms] = state.article.entries[entry];
  return { layer, id, titles, forms, note };
}

function toldMarks(target) {
  const told = [];
  for (let mark = markAt(target); mark; mark = markAt(mark.parentElement)) {
    const { layer, id, titles, note } = markOf(mark);
    const kind = study.layers[layer];
    const name = titles.en ?? titles.zh ?? id;
    told.push(`${kind.title.en ?? kind.title.zh ?? kind.id}: ${name}${note ? ` (${note})` : ""}`);
  }
  return told;
}

/** Opens the concordance of a highlight, and keeps the highlight in view above it. */
export function openMark(mark) {
  const { layer, id, titles, forms } = markOf(mark);
  openConcordance(layer, id, titles, forms);
  bringIntoView(mark);
}

/** Shows and tells what stands at a place that is pointed at or focused; what is pinned stays. */
export function point(target) {
  const sentence = target?.closest?.(".sentence");
  const marks = sentence ? toldMarks(target) : [];
  if (state.pinned) {
    if (marks.length) {
      tell(marks.join(" · "));
    }
  } else if (sentence) {
    tell([...marks, showLinks(text, state.article, placeOfSentence(sentence), false)].join(" · "));
  } else {
    hideLinks(text);
  }
}
