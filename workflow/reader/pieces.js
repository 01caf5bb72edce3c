// Cut a stretch of text where marks begin and end, so that marks that overlap can be shown together.

/**
 * Pieces `{start, end, marks}` that cover the stretch without gaps; `marks` are places in `marks`, in their order.
 * A mark is an array `[entry, start, end, note]`.
 */
export function piecesOf(start, end, marks) {
  const inside = [];
  const edges = new Set([start, end]);
  marks.forEach(([, from, to], at) => {
    if (from < end && to > start) {
      inside.push(at);
      edges.add(Math.max(from, start));
      edges.add(Math.min(to, end));
    }
  });
  const sorted = [...edges].sort((one, two) => one - two);
  return sorted.slice(1).map((to, at) => {
    const from = sorted[at];
    return { start: from, end: to, marks: inside.filter((mark) => marks[mark][1] < to && marks[mark][2] > from) };
  });
}
