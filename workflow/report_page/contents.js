// The list of contents: open beside the text, folded above it, and it shows where the reader is.

const NARROW = window.matchMedia("(max-width: 62rem)");

export function foldContents() {
  const fold = document.querySelector("#contents details");
  const settle = () => {
    fold.open = !NARROW.matches;
  };
  NARROW.addEventListener("change", settle);
  settle();
  fold.addEventListener("click", (event) => {
    if (NARROW.matches && event.target.closest("a")) {
      fold.open = false;
    } else if (!NARROW.matches && event.target.closest("summary")) {
      event.preventDefault(); // beside the text it stays open
    }
  });
}

/** Marks the section that stands at the top of the window. */
export function followText() {
  const sections = [...document.querySelectorAll("main > section")];
  const links = new Map(sections.map(({ id }) => [id, document.querySelector(`#contents a[href="#${id}"]`)]));
  const show = () => {
    const middle = window.innerHeight / 3;
    const reached = sections.filter((section) => section.getBoundingClientRect().top < middle).at(-1);
    for (const [id, link] of links) {
      if (id === reached?.id) {
        link.setAttribute("aria-current", "true");
      } else {
        link.removeAttribute("aria-current");
      }
    }
  };
  window.addEventListener("scroll", show, { passive: true });
  show();
}
