// What a search looks for. English: words, without regard to case; Chinese: characters.

const HAN = /\p{Script=Han}/u;
const BEFORE = "(?<![\\p{L}\\p{N}])";
const AFTER = "(?![\\p{L}\\p{N}])";

/** A pattern for each language that a query can stand in, or null for an empty query; `*` stands for the rest of a word. */
export function patternsOf(query) {
  const text = query.normalize("NFC").trim();
  if (!/[\p{L}\p{N}]/u.test(text)) {
    return null;
  }
  const loose = escaped(text);
  const bare = loose.replaceAll(REST, "");
  const anywhere = new RegExp(bare, "giu");
  if (HAN.test(text)) {
    return { en: anywhere, zh: anywhere };
  }
  const words = loose.replaceAll(REST, "[\\p{L}\\p{N}]*");
  return { en: new RegExp(bounded(text, words), "giu"), zh: anywhere };
}

/** A pattern for any of several forms of a word. */
export function formsPattern(language, forms) {
  const any = [...forms].sort((one, two) => two.length - one.length).map(escaped).join("|");
  return new RegExp(language === "en" ? `${BEFORE}(?:${any})${AFTER}` : any, "giu");
}

const REST = "\u0000";

function bounded(text, pattern) {
  const first = /^[\p{L}\p{N}]/u.test(text) ? BEFORE : "";
  const last = /[\p{L}\p{N}]$/u.test(text) ? AFTER : "";
  return `${first}${pattern}${last}`;
}

/** A text as a pattern: white space, apostrophes, quotation marks and hyphens fit their kin. */
function escaped(text) {
  return text
    .replace(/[.+?^${}()|[\]\\/]/g, "\\$&")
    .replace(/\*/g, REST)
    .replace(/\s+/gu, "\\s+")
    .replace(/['’‘]/gu, "['’‘]")
    .replace(/["“”]/gu, '["“”]')
    .replace(/[-‐‑]/gu, "[-\u2010\u2011]");
}

/** Where a pattern stands in a text, as `[start, end]`. */
export function placesIn(text, pattern) {
  pattern.lastIndex = 0;
  return [...text.matchAll(pattern)]
    .filter(([match]) => match.length)
    .map((match) => [match.index, match.index + match[0].length]);
}
