// What is wider than the page can be reached by keys, to be moved with the arrows.

export function reachTables() {
  const boxes = document.querySelectorAll(".table");
  const check = () => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) {
        box.tabIndex = 0;
      } else {
        box.removeAttribute("tabindex");
      }
    }
  };
  window.addEventListener("resize", check);
  check();
}
