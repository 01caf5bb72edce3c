// The strip: the article from top to bottom, a column for each layer that is on; English left, Chinese right.

import { LANGUAGES, element } from "./elements.js";
import { lookOf } from "./palette.js";
import { rowsOf, study } from "./study.js";

// Widths in pixels: of a column, the least that it is narrowed to, of all of them before they are narrowed.
const WIDE = 11;
const NARROW = 5;
const ROOM = 180;
const LETTERED = 9; // narrower columns have no letter above them

/** Where rows lie, as shares of the height, by the longer of their two sides; Chinese characters say more each. */
export function rowExtents(article) {
  const lengths = rowsOf(article).map((unit) =>
    Math.max(...article.languages.map((language) => sideLength(article, language, unit) * (language === "zh" ? 3 : 1)), 1),
  );
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let done = 0;
  return lengths.map((length) => {
    const extent = [done / whole, (done + length) / whole];
    done += length;
    return extent;
  });
}

const numbersOf = (language, unit) => unit[LANGUAGES.indexOf(language)];

const sideLength = (article, language, unit) =>
  numbersOf(language, unit).reduce((sum, number) => sum + article.versions[language].byNumber.get(number).text.length, 0);

/** The marks of an article as `[layer, language, share of the height]`. */
function markHeights(article, extents) {
  const found = [];
  rowsOf(article).forEach((unit, row) => {
    const [top, bottom] = extents[row];
    for (const language of article.languages) {
      const whole = sideLength(article, language, unit) || 1;
      let before = 0;
      for (const number of numbersOf(language, unit)) {
        const { text, marks } = article.versions[language].byNumber.get(number);
        for (const [entry, start] of marks) {
          found.push([article.entries[entry][0], language, top + ((before + start) / whole) * (bottom - top)]);
        }
        before += text.length;
      }
    }
  });
  return found;
}

/** Draws the strip of what the page shows; `shown` are the first and the last row on the screen. */
export function drawStrip(strip, canvas, { article, active, counts }, shown) {
  const layers = study.layers.map((_, number) => number).filter((number) => active.has(number));
  const column = Math.min(WIDE, Math.max(NARROW, Math.floor(ROOM / Math.max(layers.length, 1))));
  const half = Math.floor((column - 2) / 2);
  const width = Math.max(layers.length, 1) * column;
  const height = Math.max(Math.floor(canvas.parentElement.clientHeight - canvas.offsetTop), 60);
  const scale = window.devicePixelRatio || 1;
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const style = getComputedStyle(strip);
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  const extents = rowExtents(article);
  pen.fillStyle = style.getPropertyValue("--window");
  if (shown) {
    const [top, bottom] = [extents[shown[0]][0] * height, extents[shown[1]][1] * height];
    pen.fillRect(0, top, width, Math.max(bottom - top, 3));
  }
  pen.fillStyle = style.getPropertyValue("--line");
  layers.forEach((_, at) => pen.fillRect(at * column + half, 0, 1, height));
  for (const [layer, language, share] of markHeights(article, extents)) {
    const at = layers.indexOf(layer);
    if (at >= 0) {
      pen.fillStyle = style.getPropertyValue(`--colour-${lookOf(layer).colour}`);
      pen.fillRect(at * column + (language === "en" ? 0 : half + 1), share * height - 1, half, 2);
    }
  }
  const heads = column < LETTERED ? [] : layers.map((layer) => element("span", {}, lookOf(layer).letter));
  heads.forEach((head) => (head.style.width = `${column}px`));
  strip.querySelector(".strip-heads").replaceChildren(...heads);
  const told = layers.map((layer) => `${study.layers[layer].title.en ?? study.layers[layer].id} ${counts[layer].join(" and ")}`);
  canvas.setAttribute(
    "aria-label",
    `Places of the highlights from the top to the end of the article, hits in English and Chinese: ${told.join("; ") || "none"}`,
  );
}

/** The row at a share of the height. */
export function rowAt(article, share) {
  const row = rowExtents(article).findIndex(([, bottom]) => share <= bottom);
  return row < 0 ? rowsOf(article).length - 1 : row;
}
