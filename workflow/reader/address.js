// Links to passages: #<issue>/<article>/<language>/<paragraph>/<sentence>; what stands behind may be left out.

import { LANGUAGES } from "./elements.js";

export function addressOf({ issue, article, language, paragraph, sentence }) {
  const parts = [issue, article, language, paragraph, sentence];
  const first = parts.findIndex((part) => part === undefined || part === null);
  const given = first < 0 ? parts : parts.slice(0, first);
  return `#${given.map((part) => encodeURIComponent(part)).join("/")}`;
}

/** What an address names, or null where it is none. */
export function readAddress(hash) {
  let parts;
  try {
    parts = hash.replace(/^#/, "").split("/").map(decodeURIComponent);
  } catch {
    return null;
  }
  const [issue, article, language, ...places] = parts;
  const numbers = places.map(Number);
  const fits =
    parts.length >= 2 &&
    parts.length <= 5 &&
    (language === undefined || LANGUAGES.includes(language)) &&
    places.every((text) => /^\d{1,9}$/.test(text));
  return fits ? { issue, article, language, paragraph: numbers[0], sentence: numbers[1] } : null;
}
