// The frames and keywords of an article in numbers, folded away above its text.

import { NAMES, TAGS, element, percent, titled } from "./elements.js";

/** A share as percentage points with their sign; 0 has none. */
function signed(share) {
  const points = Math.round(share * 100);
  return points === 0 ? "0" : `${points < 0 ? "−" : "+"}${Math.abs(points)}`;
}

/** A fold with both tables, or nothing where an article has neither; `search` opens the concordance of a keyword. */
export function numbersElement(article, search) {
  const frames = article.frames.length ? frameTable(article) : null;
  const keywords = article.languages
    .filter((language) => article.keywords[language]?.length)
    .map((language) => keywordTable(article, language, search));
  if (!frames && !keywords.length) {
    return null;
  }
  return element(
    "details",
    { class: "numbers" },
    element("summary", {}, "Frames and keywords of this article in numbers"),
    frames,
    element("div", { class: "keywords" }, keywords),
  );
}

function frameTable(article) {
  const both = article.languages.length === 2;
  const heads = ["Frame", ...article.languages.map((language) => NAMES[language]), ...(both ? ["Difference"] : [])];
  const rows = article.frames.map((frame) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, titled(frame.title, "")),
      article.languages.map((language) => element("td", {}, ...shareTexts(frame[language]))),
      both ? element("td", {}, ...differenceTexts(frame.paired)) : null,
    ),
  );
  return scrolled(
    "Frames in numbers",
    element(
      "table",
      {},
      element(
        "caption",
        {},
        "Share of the paragraphs with each frame, with 95 % interval; difference within aligned units, English minus " +
          "Chinese, in percentage points.",
      ),
      element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, rows),
    ),
  );
}

/** A table that may be wider than the page: it is scrolled by keys too. */
function scrolled(label, table) {
  return element("div", { class: "table", role: "region", "aria-label": label, tabindex: "0" }, table);
}

function shareTexts(numbers) {
  if (!numbers) {
    return ["–"];
  }
  const [having, units, share, low, high] = numbers;
  const interval = `${Math.round(low * 100)}–${Math.round(high * 100)}`;
  return [`${percent(share)} `, element("span", { class: "quiet" }, `[${interval}] ${having} of ${units}`)];
}

function differenceTexts(numbers) {
  if (!numbers) {
    return ["–"];
  }
  const [units, difference, low, high] = numbers;
  const interval = low === null || high === null ? "no interval" : `[${signed(low)}, ${signed(high)}]`;
  return [`${signed(difference)} `, element("span", { class: "quiet" }, `${interval} ${units} units`)];
}

function keywordTable(article, language, search) {
  const rows = article.keywords[language].map(([term, count, ratio, low, high]) => {
    const button = element("button", { type: "button", class: "plain", lang: TAGS[language] }, term);
    button.addEventListener("click", () => search(language, term));
    const upper = high === null ? "∞" : high.toFixed(1);
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, button),
      element("td", {}, String(count)),
      element("td", {}, `${ratio.toFixed(1)} `, element("span", { class: "quiet" }, `[${low.toFixed(1)}, ${upper}]`)),
    );
  });
  const heads = [`${NAMES[language]} keyword`, "Count", "Log ratio"];
  return scrolled(
    `${NAMES[language]} keywords in numbers`,
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, rows),
    ),
  );
}
