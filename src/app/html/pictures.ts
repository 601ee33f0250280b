/** Puts words in the place of a picture that did not load, and takes them away should it load later. */
export function watchPictures(content: HTMLElement, noPicture: string): void {
  // Neither event bubbles, but both can be caught on their way down.
  content.addEventListener(
    "error",
    ({ target }) => {
      if (!(target instanceof HTMLImageElement) || target.dataset.broken !== undefined) return;
      target.dataset.broken = "";
      if (target.nextElementSibling?.className === "missing") return;
      const words = document.createElement("span");
      words.className = "missing";
      words.textContent = target.alt || noPicture;
      target.after(words);
    },
    true,
  );
  content.addEventListener(
    "load",
    ({ target }) => {
      if (!(target instanceof HTMLImageElement)) return;
      delete target.dataset.broken;
      if (target.nextElementSibling?.className === "missing") target.nextElementSibling.remove();
    },
    true,
  );
}
