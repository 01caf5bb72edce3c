// How layers look. A letter tells each apart; a colour and a line together recur only after 28 layers.

const COLOURS = 7;
const LINES = ["solid", "double", "dashed", "dotted"];
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export function lookOf(number) {
  return {
    colour: number % COLOURS,
    line: LINES[number % LINES.length],
    letter: LETTERS[number] ?? String(number + 1),
  };
}

/** Classes that give an element the colour and the line of a layer. */
export function lookClasses(number) {
  const { colour, line } = lookOf(number);
  return `colour-${colour} line-${line}`;
}
