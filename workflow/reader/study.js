// The study: its index, and its articles, unpacked when they are first needed.

import { LANGUAGES, byId } from "./elements.js";
import { unpacked } from "./unpack.js";

export const study = JSON.parse(byId("index").textContent);

const read = new Map();

/** The article at a place of the index. */
export function readArticle(place) {
  if (!read.has(place)) {
    const block = byId(`article-${place}`).textContent;
    const article = unpacked(block).json();
    read.set(place, article.then((data) => prepared(data, place)));
  }
  return read.get(place);
}

/** Adds what is looked up often: paragraphs and sentences by number, the unit of each. */
function prepared(data, place) {
  const article = { ...data, ...study.articles[place], place };
  article.languages = LANGUAGES.filter((language) => language in article.versions);
  for (const language of article.languages) {
    const version = article.versions[language];
    version.byNumber = new Map(version.paragraphs.map((paragraph) => [paragraph.number, paragraph]));
    version.sentences = new Map();
    for (const paragraph of version.paragraphs) {
      for (const [number, start, end] of paragraph.sentences) {
        version.sentences.set(number, { number, start, end, paragraph });
      }
    }
    version.unitOf = {};
    for (const [granularity, units] of Object.entries(article.units)) {
      const side = LANGUAGES.indexOf(language);
      version.unitOf[granularity] = new Map(
        units.flatMap((unit) => unit[side].map((number) => [number, unit])),
      );
    }
  }
  return article;
}

/** Rows of the text: paragraph units; where there are none, each paragraph has a row of its own. */
export function rowsOf(article) {
  if (article.languages.length === 2 && article.units.paragraph.length) {
    return article.units.paragraph;
  }
  return article.languages.flatMap((language) =>
    article.versions[language].paragraphs.map(({ number }) => alone(language, number)),
  );
}

/** A unit of one paragraph or sentence that nothing was aligned with. */
const alone = (language, number) => (language === "en" ? [[number], [], null] : [[], [number], null]);

/** The sentence of a version in which a place of a paragraph lies. */
export function sentenceAt(paragraph, start) {
  let found = paragraph.sentences[0];
  for (const sentence of paragraph.sentences) {
    if (sentence[1] <= start) {
      found = sentence;
    }
  }
  return found?.[0];
}

/** What corresponds to a sentence: the unit `[en, zh, confidence]`, or the sentence alone. */
export function sentenceUnit(article, language, sentence) {
  return article.versions[language].unitOf.sentence.get(sentence) ?? alone(language, sentence);
}

export const placeOf = (issue, article) =>
  study.articles.findIndex((one) => one.issue === issue && one.article === article);
