// The reader: chooses an article, shows it, and answers to the mouse, to keys and to links.

import { readAddress } from "./address.js";
import { articleElements } from "./article-view.js";
import { numbersElement } from "./article-numbers.js";
import { byId, element } from "./elements.js";
import { listenToKeys } from "./keys.js";
import { countLayers, fillLegend, showCounts } from "./legend.js";
import { markAt, openMark, point, switchMarks } from "./marks.js";
import { cross, stepMark, stepRow, stepSentence } from "./moves.js";
import { closePanel, fillTerms, nameOf, openConcordance, openSearch, panelIsOpen } from "./panel.js";
import { copyLink, goTo, pin, reach, setAddress, textRoom, togglePin, unpin } from "./passages.js";
import { state, tell, text } from "./state.js";
import { drawStrip, rowAt } from "./strip.js";
import { placeOf, readArticle, study } from "./study.js";

const PHONE = window.matchMedia("(max-width: 37.5rem)");

// The article

let wantedArticle = 0;

async function showArticle(place) {
  wantedArticle = place;
  if (state.article?.place === place) {
    return;
  }
  const article = await readArticle(place);
  if (wantedArticle !== place) {
    return; // another was chosen meanwhile
  }
  Object.assign(state, { article, counts: countLayers(article), pinned: null, reached: null });
  text.replaceChildren(...articleElements(article));
  const numbers = numbersElement(article, searchKeyword);
  if (numbers) {
    text.querySelector(".head").after(numbers);
  }
  byId("article").value = String(place);
  byId("previous").disabled = place === 0;
  byId("next").disabled = place === study.articles.length - 1;
  showCounts(byId("legend"), state.counts);
  state.active.forEach((layer) => switchMarks(layer, true));
  text.querySelector(".sentence")?.setAttribute("tabindex", "0");
  window.scrollTo(0, 0);
  tell("");
  redraw();
}

function searchKeyword(language, lemma) {
  const id = `${language}:${lemma}`;
  const entry = state.article.entries.find(([, name, , forms]) => name === id && forms);
  if (entry) {
    openConcordance(entry[0], id, entry[2], entry[3]);
  }
}

/** Shows what an address names: an article, a paragraph or a sentence. */
async function follow(hash) {
  const address = readAddress(hash);
  const place = address ? placeOf(address.issue, address.article) : -1;
  if (place < 0) {
    await showArticle(state.article?.place ?? 0);
    if (hash.length > 1) {
      tell("This link names no article of the study.");
    }
    return;
  }
  await showArticle(place);
  const { language, paragraph, sentence } = address;
  if (paragraph === undefined) {
    return;
  }
  const whole = text.querySelector(`[data-language="${language}"][data-paragraph="${paragraph}"]`);
  const found =
    sentence === undefined ? whole?.querySelector(".sentence") : whole?.querySelector(`[data-sentence="${sentence}"]`);
  if (!found) {
    tell("This link names no passage of the article.");
    return;
  }
  pin(found);
  goTo(found);
}

const choose = (place) => showArticle(place).then(() => setAddress({}));

function fillArticles() {
  const issues = [...new Set(study.articles.map(({ issue }) => issue))];
  const groups = issues.map((issue) => {
    const options = study.articles.flatMap((one, place) =>
      one.issue === issue ? [element("option", { value: place }, nameOf(one))] : [],
    );
    return element("optgroup", { label: issue }, options);
  });
  byId("article").append(...groups);
}

// Highlights and the strip

function switchLayers(layers, on) {
  for (const layer of layers) {
    state.active[on ? "add" : "delete"](layer);
    switchMarks(layer, on);
  }
  redraw();
}

function shownRows() {
  const rows = [...text.querySelectorAll(".rows > .row")];
  const [top, bottom] = textRoom();
  const seen = rows.filter((row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > top && box.top < bottom;
  });
  return seen.length ? [rows.indexOf(seen[0]), rows.indexOf(seen.at(-1))] : null;
}

let drawing = 0;

function redraw() {
  cancelAnimationFrame(drawing);
  drawing = requestAnimationFrame(() => {
    if (state.article && byId("strip").offsetWidth) {
      drawStrip(byId("strip"), byId("map"), state, shownRows());
    }
  });
}

function jump(event) {
  const row = rowAt(state.article, event.offsetY / byId("map").clientHeight);
  const sentence = text.querySelector(`[data-row="${row}"] .sentence`);
  showTools(false);
  if (sentence) {
    goTo(sentence);
  }
}

const toolsAreOpen = () => document.body.classList.contains("with-tools");

function showTools(on) {
  document.body.classList.toggle("with-tools", on);
  byId("open-tools").setAttribute("aria-expanded", String(on));
  redraw();
}

// Keys and the mouse

function enter(event) {
  const sentence = event.target.closest?.(".sentence");
  if (!sentence) {
    return false;
  }
  const mark = event.target.classList.contains("mark") ? markAt(event.target) : null;
  return mark ? openMark(mark) : togglePin(sentence);
}

function escape() {
  if (toolsAreOpen()) {
    showTools(false);
    byId("open-tools").focus();
  } else if (panelIsOpen()) {
    closePanel();
  } else if (state.pinned) {
    unpin();
  } else {
    document.activeElement?.blur?.();
  }
}

const inText = (event, move) => (event.target.closest?.(".sentence") ? move() : false);

const KEY_ACTIONS = {
  "/": () => {
    byId("query").focus();
    byId("query").select();
  },
  j: () => stepRow(1),
  k: () => stepRow(-1),
  ArrowDown: (event) => inText(event, () => stepRow(1)),
  ArrowUp: (event) => inText(event, () => stepRow(-1)),
  ArrowRight: (event) => inText(event, () => stepSentence(1)),
  ArrowLeft: (event) => inText(event, () => stepSentence(-1)),
  n: () => stepMark(1),
  p: () => stepMark(-1),
  o: cross,
  l: copyLink,
  Enter: enter,
  " ": enter,
  Escape: escape,
};

function clickText(event) {
  const sentence = event.target.closest(".sentence");
  if (!sentence || String(getSelection())) {
    return; // what is selected is to be copied
  }
  const mark = markAt(event.target);
  reach(sentence);
  if (mark) {
    openMark(mark);
  } else {
    togglePin(sentence);
  }
}

function clickLink(event) {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link) {
    return;
  }
  event.preventDefault();
  if (link === byId("skip")) {
    text.focus();
    return;
  }
  history.pushState(null, "", link.getAttribute("href"));
  if (PHONE.matches && panelIsOpen()) {
    closePanel();
  }
  follow(location.hash);
}

function listen() {
  byId("article").addEventListener("change", (event) => choose(Number(event.target.value)));
  byId("previous").addEventListener("click", () => choose(state.article.place - 1));
  byId("next").addEventListener("click", () => choose(state.article.place + 1));
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    openSearch(byId("query").value);
  });
  byId("open-tools").addEventListener("click", () => showTools(!toolsAreOpen()));
  byId("close-panel").addEventListener("click", closePanel);
  byId("copy").addEventListener("click", copyLink);
  byId("map").addEventListener("click", jump);
  document.addEventListener("click", clickLink);
  text.addEventListener("click", clickText);
  text.addEventListener("pointerover", (event) => point(event.target));
  text.addEventListener("pointerleave", () => point(null));
  text.addEventListener("focusin", (event) => {
    const sentence = event.target.closest?.(".sentence");
    if (sentence) {
      reach(sentence);
      point(event.target);
    }
  });
  window.addEventListener("popstate", () => follow(location.hash));
  window.addEventListener("scroll", redraw, { passive: true });
  window.addEventListener("resize", redraw);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  listenToKeys(KEY_ACTIONS);
}

async function start() {
  if (!study.articles.length) {
    text.replaceChildren(element("p", { class: "note" }, "The study has no article."));
    return;
  }
  fillArticles();
  fillTerms((layer, id, titles) => openConcordance(layer, id, titles));
  fillLegend(byId("legend"), switchLayers);
  listen();
  await follow(location.hash);
  document.body.classList.add("ready");
}

start().catch((error) => {
  tell(`This page could not be shown in this browser: ${error.message}`);
});
