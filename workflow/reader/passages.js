// Passages: going to one, pinning a sentence with what corresponds to it, and the link to it.

import { addressOf } from "./address.js";
import { byId } from "./elements.js";
import { hideLinks, placeOfSentence, showLinks } from "./links.js";
import { panelIsOpen } from "./panel.js";
import { state, tell, text } from "./state.js";

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Makes a sentence the one that keys go on from, and the one that Tab comes to. */
export function reach(sentence) {
  text.querySelectorAll('.sentence[tabindex="0"]').forEach((one) => one.setAttribute("tabindex", "-1"));
  sentence.setAttribute("tabindex", "0");
  state.reached = sentence;
}

/** Goes to a sentence, or to a highlight in one. */
export function goTo(place) {
  reach(place.closest(".sentence"));
  place.focus({ preventScroll: true });
  bringIntoView(place);
  return true;
}

/** Scrolls only as far as needed for a place to stand between what covers the text above and below. */
export function bringIntoView(place) {
  const box = place.getBoundingClientRect();
  const [top, bottom] = textRoom();
  if (box.top < top || box.bottom > bottom) {
    const above = Math.max((bottom - top - box.height) / 2, 0);
    const far = Math.abs(box.top) > 2 * window.innerHeight;
    window.scrollBy({ top: box.top - top - above, behavior: calm.matches || far ? "instant" : "smooth" });
  }
}

/** Between which heights of the window the text can be seen. */
export function textRoom() {
  const lowest = panelIsOpen() ? byId("panel") : byId("bottom");
  return [byId("top").offsetHeight + 8, lowest.getBoundingClientRect().top - 8];
}

export function pin(sentence) {
  state.pinned = sentence;
  const place = placeOfSentence(sentence);
  setAddress(place);
  tell(showLinks(text, state.article, place, true));
}

export function unpin() {
  state.pinned = null;
  hideLinks(text);
  tell("");
}

export const togglePin = (sentence) => (state.pinned === sentence ? unpin() : pin(sentence));

/** Writes a passage of the article into the address of the page. */
export function setAddress({ language, paragraph, sentence }) {
  const { issue, article } = state.article;
  history.replaceState(null, "", addressOf({ issue, article, language, paragraph, sentence }));
  byId("link").hidden = true;
}

export async function copyLink() {
  const link = byId("link");
  if (!location.hash) {
    setAddress({});
  }
  link.value = location.href;
  try {
    await navigator.clipboard.writeText(link.value);
    tell("The link is copied.");
  } catch {
    // a browser may refuse a page from disk the clipboard
    link.hidden = false;
    link.select();
    tell("Copy this link:");
  }
}
