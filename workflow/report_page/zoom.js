// Figures enlarged: moved with the arrows or by hand, made larger and smaller with keys, buttons or the wheel.

const STEP = 1.25;
const LEAST = 0.3;
const MOST = 12;
// As large as it takes to read the smallest letters of a figure on a phone.
const READABLE = 1.5;

const byId = (id) => document.getElementById(id);
const dialog = byId("zoom");
const view = byId("zoom-view");
const picture = byId("zoom-image");

let factor = 1;
let opener = null;

export function listenToZoom() {
  for (const figure of document.querySelectorAll("figure")) {
    const button = figure.querySelector(".enlarge");
    if (button) {
      button.addEventListener("click", () => open(figure, button));
      figure.querySelector(".plate").addEventListener("click", () => open(figure, button));
    }
  }
  byId("zoom-in").addEventListener("click", () => zoom(factor * STEP));
  byId("zoom-out").addEventListener("click", () => zoom(factor / STEP));
  byId("zoom-fit").addEventListener("click", showWhole);
  byId("zoom-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => opener?.focus());
  dialog.addEventListener("keydown", answerKey);
  view.addEventListener("wheel", answerWheel, { passive: false });
  view.addEventListener("pointerdown", hold);
}

function open(figure, button) {
  const image = figure.querySelector("img");
  opener = button;
  byId("zoom-title").textContent = figure.querySelector(".title b").textContent;
  picture.src = image.src;
  picture.alt = image.alt;
  picture.width = image.width;
  for (const side of ["width", "height"]) {
    picture.dataset[side] = image.getAttribute(side);
  }
  dialog.showModal();
  view.focus();
  const wide = room().width / picture.dataset.width;
  zoom(Math.max(wide, READABLE));
  view.scrollTo(0, 0);
}

/** The room of the view without its padding. */
function room() {
  const { paddingLeft, paddingTop } = getComputedStyle(view);
  return {
    width: view.clientWidth - 2 * parseFloat(paddingLeft),
    height: view.clientHeight - 2 * parseFloat(paddingTop),
  };
}

function showWhole() {
  const { width, height } = room();
  zoom(Math.min(width / picture.dataset.width, height / picture.dataset.height));
}

/** Shows the figure at so many times its printed size; what lies at a place of the window stays there. */
function zoom(wanted, place) {
  const box = view.getBoundingClientRect();
  const { x, y } = place ?? { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const before = picture.getBoundingClientRect();
  const [across, down] = [(x - before.left) / before.width, (y - before.top) / before.height];
  factor = Math.min(Math.max(wanted, LEAST), MOST);
  picture.style.width = `${picture.dataset.width * factor}px`;
  picture.style.height = `${picture.dataset.height * factor}px`;
  const after = picture.getBoundingClientRect();
  view.scrollBy(after.left + across * after.width - x, after.top + down * after.height - y);
  byId("zoom-factor").textContent = `${Math.round(factor * 100)} %`;
}

function answerKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const answers = {
    "+": () => zoom(factor * STEP),
    "=": () => zoom(factor * STEP),
    "-": () => zoom(factor / STEP),
    "−": () => zoom(factor / STEP),
    0: showWhole,
  };
  if (Object.hasOwn(answers, event.key)) {
    event.preventDefault();
    answers[event.key]();
  }
}

function answerWheel(event) {
  if (event.shiftKey) {
    return; // moves it sideways
  }
  event.preventDefault();
  zoom(factor * Math.exp(-event.deltaY / 500), { x: event.clientX, y: event.clientY });
}

/** Moves the figure with the mouse; a finger moves it by itself. */
function hold(event) {
  if (event.pointerType !== "mouse" || event.button !== 0) {
    return;
  }
  event.preventDefault();
  view.focus();
  view.setPointerCapture(event.pointerId);
  view.classList.add("held");
  const [left, top] = [view.scrollLeft + event.clientX, view.scrollTop + event.clientY];
  const move = ({ clientX, clientY }) => view.scrollTo(left - clientX, top - clientY);
  const release = () => {
    view.classList.remove("held");
    view.removeEventListener("pointermove", move);
  };
  view.addEventListener("pointermove", move);
  view.addEventListener("lostpointercapture", release, { once: true });
}
