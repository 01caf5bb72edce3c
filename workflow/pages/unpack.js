// What is packed into the page: compressed (zlib) and in base64.

/** The content of a block as something that can be read whole, as text or as bytes. */
export function unpacked(block) {
  const marks = atob(block);
  const bytes = new Uint8Array(marks.length);
  for (let at = 0; at < marks.length; at += 1) {
    bytes[at] = marks.charCodeAt(at);
  }
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
}
