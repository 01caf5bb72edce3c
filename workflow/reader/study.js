// The study: its index, and its articles, unpacked when they are first needed.

import { LANGUAGES, byId } from "./elements.js";

export const study = JSON.parse(byId("index").textContent);

const unpacked = new Map();

/** The article at a place of the index. */
export function readArticle(place) {
  if (!unpacked.has(place)) {
    unpacked.set(place, unpack(byId(`article-${place}`).textContent).then((data) => prepared(data, place)));
  }
  return unpacked.get(place);
}

async function unpack(block) {
  const bytes = Uint8Array.from(atob(block), (mark) => mark.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
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

/** Rows of the text: paragraph units, or the paragraphs of the one version that there is. */
export function rowsOf(article) {
  if (article.languages.length === 2) {
    return article.units.paragraph;
  }
  const [language] = article.languages;
  return article.versions[language].paragraphs.map(({ number }) =>
    language === "en" ? [[number], [], null] : [[], [number], null],
  );
}

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
  const unit = article.versions[language].unitOf.sentence.get(sentence);
  return unit ?? (language === "en" ? [[sentence], [], null] : [[], [sentence], null]);
}

export const placeOf = (issue, article) =>
  study.articles.findIndex((one) => one.issue === issue && one.article === article);
