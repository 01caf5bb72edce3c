// Lines of both versions side by side: what a concordance or a search shows.

import { addressOf } from "./address.js";
import { LANGUAGES, NAMES, TAGS, element, other } from "./elements.js";
import { formsPattern, placesIn } from "./search.js";
import { readArticle, sentenceAt, sentenceUnit, study } from "./study.js";

const AT_ONCE = 100;
const AHEAD = 6; // articles that are unpacked while one is searched

/** What finds places in a paragraph: the marks of an entry, or a pattern for each language. */
export function entryFinder(layer, id) {
  return (article) => {
    const entry = article.entries.findIndex(([number, name]) => number === layer && name === id);
    return (language, paragraph) =>
      entry < 0 ? [] : paragraph.marks.filter(([one]) => one === entry).map(([, start, end]) => [start, end]);
  };
}

export function patternFinder(patterns) {
  return () => (language, paragraph) => (patterns[language] ? placesIn(paragraph.text, patterns[language]) : []);
}

export const formsFinder = (language, forms) => patternFinder({ [language]: formsPattern(language, forms) });

/** The lines of an article: a line for each sentence unit with a place in either version. */
export function linesOf(article, find) {
  const lines = new Map();
  for (const language of article.languages) {
    for (const paragraph of article.versions[language].paragraphs) {
      for (const place of find(language, paragraph)) {
        const sentence = sentenceAt(paragraph, place[0]);
        if (sentence === undefined) {
          continue;
        }
        const unit = sentenceUnit(article, language, sentence);
        const key = `${unit[0].join()}|${unit[1].join()}`;
        if (!lines.has(key)) {
          lines.set(key, { article, unit, language, paragraph: paragraph.number, sentence, places: { en: [], zh: [] } });
        }
        lines.get(key).places[language].push({ paragraph: paragraph.number, place });
      }
    }
  }
  return [...lines.values()];
}

/**
 * Reads all articles and shows their lines as they are found, without holding up the page.
 * `running()` says whether the search is still wanted; `told(text, share)` is called as it goes on.
 */
export async function showLines(list, finder, running, told, missing) {
  let lines = [];
  const counts = { lines: 0, articles: 0, en: 0, zh: 0, alone: 0 };
  let pause = performance.now() + 40;
  list.replaceChildren();
  for (let at = 0; at < study.articles.length; at += 1) {
    for (let next = at + 1; next <= Math.min(at + AHEAD, study.articles.length - 1); next += 1) {
      readArticle(next);
    }
    const article = await readArticle(at);
    if (!running()) {
      return;
    }
    const found = linesOf(article, finder(article));
    counts.articles += found.length ? 1 : 0;
    for (const line of found) {
      counts.lines += 1;
      counts.en += line.places.en.length;
      counts.zh += line.places.zh.length;
      const both = line.unit[0].length && line.unit[1].length;
      counts.alone += both && (!line.places.en.length || !line.places.zh.length) ? 1 : 0;
    }
    lines = addLines(list, lines, found, missing);
    if (performance.now() > pause) {
      told(null, (at + 1) / study.articles.length);
      await new Promise((go) => setTimeout(go));
      pause = performance.now() + 40;
    }
  }
  if (running()) {
    told(counts, 1);
    addRest(list, lines, missing);
  }
}

/** Adds lines until the list is long enough; returns those that wait. */
function addLines(list, waiting, found, missing) {
  const shown = list.childElementCount;
  const room = Math.max(AT_ONCE - shown, 0);
  const direct = waiting.length ? 0 : room;
  list.append(...found.slice(0, direct).map((line) => lineElement(line, missing)));
  return waiting.concat(found.slice(direct));
}

function addRest(list, waiting, missing) {
  if (!waiting.length) {
    return;
  }
  const more = element("button", { type: "button", class: "more" }, `Show ${Math.min(AT_ONCE, waiting.length)} more of ${waiting.length}`);
  more.addEventListener("click", () => {
    const next = waiting.slice(0, AT_ONCE).map((line) => lineElement(line, missing));
    more.replaceWith(...next);
    next[0].querySelector("a").focus();
    addRest(list, waiting.slice(AT_ONCE), missing);
  });
  list.append(more);
}

function lineElement(line, missing) {
  const { article, language, paragraph, sentence } = line;
  const author = article.authors.en || article.authors.zh || article.article;
  return element(
    "div",
    { class: "line" },
    element(
      "a",
      { href: addressOf({ ...article, language, paragraph, sentence }), class: "where" },
      element("span", { class: "who" }, author),
      " ",
      element("span", { class: "quiet" }, `${article.issue} · ${language} ${paragraph}/${sentence}`),
    ),
    LANGUAGES.map((side) => sideElement(line, side, missing)),
  );
}

function sideElement({ article, unit, places }, side, missing) {
  const numbers = unit[LANGUAGES.indexOf(side)];
  if (!numbers.length) {
    const version = side in article.versions;
    return element("p", { class: `side ${side} absent` }, version ? `No counterpart in ${NAMES[side]}` : `No ${NAMES[side]} version`);
  }
  const version = article.versions[side];
  const parts = numbers.flatMap((number, at) => {
    const { start, end, paragraph } = version.sentences.get(number);
    const own = places[side].filter((found) => found.paragraph === paragraph.number).map((found) => found.place);
    return [at && side === "en" ? " " : "", ...foundText(paragraph.text, start, end, own)];
  });
  const lacking = missing && !places[side].length && places[other(side)].length;
  return element(
    "p",
    { class: `side ${side}` },
    element("span", { lang: TAGS[side] }, parts),
    lacking ? element("span", { class: "lacking" }, ` ${missing}`) : null,
  );
}

function foundText(text, start, end, places) {
  const parts = [];
  let done = start;
  for (const [from, to] of places.sort((one, two) => one[0] - two[0])) {
    const [first, last] = [Math.max(from, done), Math.min(to, end)];
    if (first < last) {
      parts.push(text.slice(done, first), element("mark", {}, text.slice(first, last)));
      done = last;
    }
  }
  return [...parts, text.slice(done, end)];
}
