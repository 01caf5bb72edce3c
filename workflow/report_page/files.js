// The files that the page holds: each becomes the address of a link, and pictures are shown.

import { unpacked } from "./unpack.js";

/** Gives every link its file and every picture its image. Pictures come first, in the order of the page. */
export async function unpackFiles() {
  const images = new Map();
  for (const image of document.querySelectorAll("img[data-file]")) {
    images.set(image.dataset.file, image);
    reserve(image);
  }
  const blocks = [...document.querySelectorAll("script[data-name]")];
  const isPicture = (block) => images.has(block.dataset.name);
  for (const block of [...blocks.filter(isPicture), ...blocks.filter((block) => !isPicture(block))]) {
    const { name, kind } = block.dataset;
    const bytes = await unpacked(block.textContent).arrayBuffer();
    const address = URL.createObjectURL(new Blob([bytes], { type: kind }));
    block.previousElementSibling.href = address;
    if (isPicture(block)) {
      images.get(name).src = address;
    }
    block.textContent = "";
  }
}

/** Keeps the room of a picture, so that nothing moves when it comes. */
function reserve(image) {
  const [width, height] = ["width", "height"].map((side) => Number(image.getAttribute(side)));
  image.style.aspectRatio = `${width} / ${height}`;
  image.classList.toggle("narrow", width < 400);
}
