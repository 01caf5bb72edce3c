// Elements and names. Text from the study enters the page through here only, as text nodes and attributes.

export const LANGUAGES = ["en", "zh"];
export const NAMES = { en: "English", zh: "Chinese" };
export const TAGS = { en: "en", zh: "zh-Hans" };

export const other = (language) => (language === "en" ? "zh" : "en");

export const byId = (id) => document.getElementById(id);

/** An element with attributes and children; strings become text. Null attributes and children are left out. */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** A title in both languages as elements, each marked with its language. */
export function titled(titles, fallback) {
  const found = LANGUAGES.filter((language) => titles[language]);
  if (!found.length) {
    return [element("span", {}, fallback)];
  }
  return found.flatMap((language, at) => [
    ...(at ? [" "] : []),
    element("span", { lang: TAGS[language], class: at ? "second" : null }, titles[language]),
  ]);
}

/** A title in both languages as a string. */
export function title(titles, fallback) {
  return LANGUAGES.map((language) => titles[language]).filter(Boolean).join(" · ") || fallback;
}

export const percent = (share) => `${Math.round(share * 100)} %`;
