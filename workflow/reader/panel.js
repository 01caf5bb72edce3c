// The panel at the bottom: lines of a concordance or of a search, in both languages.

import { addressOf } from "./address.js";
import { TAGS, byId, element, title } from "./elements.js";
import { entryFinder, formsFinder, patternFinder, showLines } from "./lines.js";
import { lookOf } from "./palette.js";
import { patternsOf } from "./search.js";
import { study } from "./study.js";

let wanted = 0;
let opener = null;

/** Opens the concordance of an entry; `forms` say where it is a search. */
export function openConcordance(layer, id, titles, forms) {
  const name = title(titles, id);
  byId("term").value = `${layer}/${id}`;
  const look = lookOf(layer);
  const kind = study.layers[layer];
  const finder = forms ? formsFinder(...forms) : entryFinder(layer, id);
  const note = forms
    ? `Keyword: every place in the study where one of these words stands: ${forms[1].join(", ")}.`
    : `${look.letter} ${title(kind.title, kind.id)}.`;
  show(`Concordance: ${name}`, note, finder, forms ? null : "not counted here");
}

/** Opens the results of a search; articles whose titles or authors fit come first. */
export function openSearch(query) {
  const patterns = patternsOf(query);
  byId("term").value = "";
  if (!patterns) {
    open(`Search: ${query}`, "Type a word, or Chinese characters.");
    byId("lines").replaceChildren();
    return;
  }
  const rule = /\p{Script=Han}/u.test(query)
    ? "Chinese: characters anywhere."
    : "English: whole words in this order, capitals or not; * stands for the rest of a word.";
  show(`Search: ${query}`, rule, patternFinder(patterns), null, articlesFound(patterns));
}

function articlesFound(patterns) {
  const fits = ({ titles, authors }) =>
    Object.keys(patterns).some((language) =>
      [titles[language], authors[language]].some((text) => text && text.search(patterns[language]) >= 0),
    );
  const found = study.articles.filter(fits);
  return found.map((article) =>
    element(
      "p",
      { class: "line title" },
      element("a", { href: addressOf({ issue: article.issue, article: article.article }) }, nameOf(article)),
    ),
  );
}

/** What an article is called in lists. */
export function nameOf({ article, titles, authors }) {
  return [authors.en || authors.zh, titles.en || titles.zh].filter(Boolean).join(" · ") || article;
}

function open(heading, note) {
  const panel = byId("panel");
  if (panel.hidden) {
    opener = document.activeElement;
  }
  wanted += 1;
  panel.hidden = false;
  document.body.classList.add("with-panel");
  byId("panel-title").textContent = heading;
  byId("panel-note").textContent = note;
  byId("panel-title").focus({ preventScroll: true });
  byId("lines").scrollTop = 0;
}

async function show(heading, note, finder, missing, before = []) {
  open(heading, note);
  const own = wanted;
  const [progress, list] = [byId("progress"), element("div", { class: "found" })];
  byId("lines").replaceChildren(...before, list);
  progress.value = 0;
  progress.hidden = false;
  const told = (counts, share) => {
    progress.value = share;
    if (counts) {
      byId("panel-note").textContent = `${summary(counts, missing)} ${note}`;
    }
  };
  try {
    await showLines(list, finder, () => own === wanted, told, missing);
  } finally {
    if (own === wanted) {
      progress.hidden = true;
    }
  }
}

function summary({ lines, articles, en, zh, alone }, missing) {
  if (!lines) {
    return "Nothing found in the texts.";
  }
  const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const one = missing ? ` In ${counted(alone, "line")} it is counted in one version only.` : "";
  return `${counted(lines, "line")} in ${counted(articles, "article")}: ${en} in English, ${zh} in Chinese.${one}`;
}

export const panelIsOpen = () => !byId("panel").hidden;

export function closePanel() {
  wanted += 1;
  byId("panel").hidden = true;
  document.body.classList.remove("with-panel");
  if (opener?.isConnected) {
    opener.focus({ preventScroll: true });
  }
}

/** Fills the choice of terms; `chosen(layer, id, titles)` is called with one of them. */
export function fillTerms(chosen) {
  const select = byId("term");
  const byValue = new Map();
  select.append(element("option", { value: "" }, "Choose a term …"));
  study.layers.forEach((layer, number) => {
    const own = study.entries.filter(([one]) => one === number);
    const options = own.map(([, id, titles, english, chinese]) => {
      byValue.set(`${number}/${id}`, [number, id, titles]);
      return element("option", { value: `${number}/${id}` }, `${title(titles, id)} (${english} | ${chinese})`);
    });
    if (options.length) {
      select.append(element("optgroup", { label: title(layer.title, layer.id), lang: TAGS.en }, options));
    }
  });
  select.addEventListener("change", () => byValue.has(select.value) && chosen(...byValue.get(select.value)));
}
