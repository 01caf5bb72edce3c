// Keys. Letters do nothing while something is typed or chosen.

const TYPED = "input:not([type=checkbox]), select, textarea";

/** Calls what a key does; `actions` maps keys to functions that return false where they have nothing to do. */
export function listenToKeys(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const typing = event.target.closest?.(TYPED);
    if (typing && event.key !== "Escape") {
      return;
    }
    const action = actions[event.key];
    if (action && action(event) !== false) {
      event.preventDefault();
    }
  });
}
