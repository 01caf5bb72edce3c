// What the page shows at this moment.

import { byId } from "./elements.js";
import { study } from "./study.js";

export const state = {
  article: null,
  counts: [], // hits of each layer in the article, [English, Chinese]
  active: new Set(study.layers.flatMap((layer, number) => (layer.on ? [number] : []))),
  pinned: null, // a sentence element
  reached: null, // the sentence element that keys go on from
};

export const text = byId("text");

export const tell = (words) => (byId("status").textContent = words);
